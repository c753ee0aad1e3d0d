/* SPDX-License-Identifier: MIT
 *
 * file.h - writing and reading a file whole, with a word on what went wrong; never waiting for one.
 *
 * GLib waits for a FIFO's other end, replaces whatever stands at the path, and names its temporary
 * file in errors. Everything this program writes goes through here: the old contents stay until the
 * new ones are complete.
 */
#ifndef SUPPORT_FILE_H
#define SUPPORT_FILE_H

#include <glib.h>
#include <stdbool.h>

/* Writes SIZE bytes to PATH: a file is replaced whole or not at all, a device or FIFO written into.
 * False with ERROR "PATH: why". */
bool file_write(const char *path, const char *data, gsize size, GError **error);

/* The same, but whatever stands at PATH, other than a directory, is replaced: for places that are
 * ours alone, where a FIFO would only be waited for. */
bool file_replace(const char *path, const char *data, gsize size, GError **error);

/* Writes SIZE bytes to standard output, past stdio: trouble is told here, once. False with ERROR
 * "standard output: why". */
bool file_print(const char *data, gsize size, GError **error);

/* Could file_write succeed, as far as one can tell beforehand? False with the same error. */
bool file_check_writable(const char *path, GError **error);

/* What file_is_there says of a path that leads nowhere. */
#define FILE_ABSENT "no such file"

/* Is there anything at PATH? False with WHY, which nobody frees: FILE_ABSENT, or what keeps us from
 * looking, such as a folder that may not be entered. */
bool file_is_there(const char *path, const char **why);

enum file_kinds {
	FILE_REGULAR,
	FILE_REGULAR_OR_PIPE, /* a pipe of the shell's too, but no FIFO that has a name */
};

/* Opens PATH for reading when it is one of KINDS, and never waits for it: a FIFO, socket or device
 * given by mistake is refused. Returns a descriptor that the caller closes, or -1 with WHY, which
 * nobody frees. */
int file_open(const char *path, enum file_kinds kinds, const char **why);

/* What regular file PATH holds, and a NUL behind it, or NULL with WHY (file_open), also when it is
 * larger than MOST bytes. SIZE may be NULL. The caller frees. */
char *file_read(const char *path, gsize most, gsize *size, const char **why);

/* Regular file PATH in memory, or NULL with ERROR "PATH: why" (file_open). The caller unrefs. */
GMappedFile *file_map(const char *path, GError **error);

#endif
