/* SPDX-License-Identifier: MIT
 *
 * paths.c - see paths.h.
 *
 * Names are not looked up on the disk: two names of one file, through a symbolic link say, are two
 * files here, as they are for the compiler.
 */
#include "policy/paths.h"

#include <glib.h>
#include <string.h>

const char *path_shown(const char *base, const char *path)
{
	size_t length = strlen(base);

	if (length > 1 && !strncmp(path, base, length) && path[length] == '/')
		return path + length + 1;
	return path;
}

char *path_full(const char *base, const char *shown)
{
	return g_canonicalize_filename(shown, base);
}

char *path_repository(const char *folder)
{
	g_autofree char *at = g_strdup(folder);

	for (;;) {
		g_autofree char *git = g_build_filename(at, ".git", NULL);
		g_autofree char *up = g_path_get_dirname(at);

		if (g_file_test(git, G_FILE_TEST_EXISTS))
			return g_steal_pointer(&at);
		if (!strcmp(up, at))
			return NULL;
		g_free(at);
		at = g_steal_pointer(&up);
	}
}
