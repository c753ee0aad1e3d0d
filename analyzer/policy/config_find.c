/* SPDX-License-Identifier: MIT
 *
 * config_find.c - which file holds in a folder.
 *
 * The nearest one, but none from outside of the repository: what lies above it belongs to somebody
 * else. A folder that is in no repository has only its own.
 */
#include "policy/config.h"

/* Is there NAME in FOLDER? Its path, or NULL. */
static char *path_in(const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);

	return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}

char *config_find(const char *folder)
{
	g_autofree char *at = g_strdup(folder), *found = path_in(folder, CONFIG_NAME);
	g_autofree char *own = g_strdup(found);

	for (;;) {
		g_autofree char *root = path_in(at, ".git"), *up = g_path_get_dirname(at);

		if (!found)
			found = path_in(at, CONFIG_NAME);
		if (root)
			return g_steal_pointer(&found);
		if (g_str_equal(up, at))
			return g_steal_pointer(&own);
		g_free(at);
		at = g_steal_pointer(&up);
	}
}
