/* SPDX-License-Identifier: MIT
 *
 * program.h - from a command word to the file that the kernel will load.
 *
 * The answer is what exec would do, found out without exec: whether there is such a file and which
 * ELF file will be in memory in the end.
 */
#ifndef READER_LAUNCH_PROGRAM_H
#define READER_LAUNCH_PROGRAM_H

#include <glib.h>
#include <stdbool.h>

struct program {
	char *path;   /* what exec is called with */
	char *loaded; /* the ELF file that runs: PATH itself or the interpreter of a script */
	bool is_script;
};

/* Finds COMMAND: a name with a slash as it is, any other in the directories of SEARCH_PATH (the
 * value of PATH; NULL: the system's default). Follows "#!" lines. False with ERROR set (exit
 * status 3) when there is no such file, it may not be executed, or it is neither ELF nor script. */
bool program_find(struct program *program, const char *command, const char *search_path,
                  GError **error);

/* Frees what PROGRAM holds. A zeroed one is fine. */
void program_release(struct program *program);

#endif
