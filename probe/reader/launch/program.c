/* SPDX-License-Identifier: MIT
 *
 * program.c - from a command word to the file that the kernel will load.
 *
 * Why: whether the probe can get in is written in the ELF file that runs, and for a script that is
 * its interpreter. So this file walks the same way as execvp and the kernel: PATH, then "#!" lines,
 * at most as many as the kernel follows.
 */
#include "reader/launch/program.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"

#define SCRIPT_LEVELS 5   /* the kernel's own limit on nested interpreters */
#define SCRIPT_LINE   256 /* bytes of a script that the kernel looks at */

/* What executable says of a file that nobody made a program; nothing that stat or exec say. */
#define NO_X_BIT ENOEXEC

/* 0 when PATH can be executed by us, else why not as an errno, or NO_X_BIT. */
static int executable(const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return errno;
	if (S_ISDIR(st.st_mode))
		return EISDIR;
	if (!S_ISREG(st.st_mode) || !(st.st_mode & (S_IXUSR | S_IXGRP | S_IXOTH)))
		return NO_X_BIT;
	return access(path, X_OK) < 0 ? errno : 0;
}

/* COMMAND in the directories of SEARCH_PATH. NULL with WHY set when none has it. */
static char *search(const char *command, const char *search_path, int *why)
{
	g_auto(GStrv) dirs = g_strsplit(search_path ? search_path : "/bin:/usr/bin", ":", -1);

	*why = ENOENT;
	for (char **dir = dirs; *dir; dir++) {
		g_autofree char *path = g_build_filename(**dir ? *dir : ".", command, NULL);
		int status = executable(path);
		if (status == 0)
			return g_steal_pointer(&path);
		if (status == EACCES || status == NO_X_BIT)
			*why = status;
	}
	return NULL;
}

static bool refuse(const char *command, int why, bool searched, GError **error)
{
	g_autofree char *shown = escape_dup(command);

	switch (why) {
	case ENOENT:
		return failure_trouble(
			error, searched ? "%s: command not found in PATH" : "%s: no such file",
			shown);
	case NO_X_BIT:
		return failure_trouble(error, "%s: not executable (see chmod +x)", shown);
	case EISDIR:
		return failure_trouble(error, "%s: is a directory, not a program", shown);
	default:
		return failure_trouble(error, "%s: %s", shown, g_strerror(why));
	}
}

/* The first bytes of PATH as a string; NULL when it cannot be read. */
static char *read_head(const char *path)
{
	char head[SCRIPT_LINE + 1];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, head, SCRIPT_LINE);

	if (fd >= 0)
		close(fd);
	if (n < 0)
		return NULL;
	head[n] = '\0';
	return g_strdup(head);
}

/* The interpreter in a "#!" line, or NULL when HEAD does not start with one. */
static char *script_interpreter(const char *head)
{
	if (head[0] != '#' || head[1] != '!')
		return NULL;
	const char *start = head + 2 + strspn(head + 2, " \t");
	size_t length = strcspn(start, " \t\r\n");
	return length > 0 ? g_strndup(start, length) : NULL;
}

/* Follows "#!" lines from PROGRAM->path to the ELF file. */
static bool follow(struct program *program, GError **error)
{
	g_autofree char *at = g_strdup(program->path);

	for (int level = 0; level < SCRIPT_LEVELS; level++) {
		g_autofree char *shown = escape_dup(at);
		g_autofree char *head = read_head(at);
		if (!head)
			return failure_trouble(error,
			                       "%s: may be executed but not read, so it cannot "
			                       "be checked; the dynamic loader refuses preloads "
			                       "for such files",
			                       shown);
		if (strncmp(head, "\177ELF", 4) == 0) {
			program->loaded = g_steal_pointer(&at);
			return true;
		}
		char *next = script_interpreter(head);
		if (!next)
			return failure_trouble(error,
			                       "%s: neither an ELF program nor a script with "
			                       "a #! line; start it through its interpreter, for "
			                       "example: sh %s",
			                       shown, shown);
		g_free(at);
		at = next;
		program->is_script = true;
		int why = executable(at);
		if (why != 0)
			return refuse(at, why, false, error);
	}
	return failure_trouble(error, "%s: too many scripts that interpret each other",
	                       program->path);
}

bool program_find(struct program *program, const char *command, const char *search_path,
                  GError **error)
{
	bool searched = !strchr(command, '/');
	int why;

	*program = (struct program){ 0 };
	if (searched) {
		program->path = search(command, search_path, &why);
	} else {
		why = executable(command);
		program->path = why == 0 ? g_strdup(command) : NULL;
	}
	if (!program->path)
		return refuse(command, why, searched, error);
	if (!follow(program, error)) {
		program_release(program);
		return false;
	}
	return true;
}

void program_release(struct program *program)
{
	g_free(program->path);
	g_free(program->loaded);
	*program = (struct program){ 0 };
}
