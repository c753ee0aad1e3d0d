/* SPDX-License-Identifier: MIT
 *
 * paths.c - see paths.h.
 *
 * Nothing is looked up on the disk: two names of one file, through a symbolic link say, are two
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
