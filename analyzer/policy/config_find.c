/* SPDX-License-Identifier: MIT
 *
 * config_find.c - which file holds in a folder.
 *
 * The nearest one, but none from outside of the repository: what lies above it belongs to somebody
 * else. A folder that is in no repository has only its own.
 */
#include "policy/config.h"

#include "policy/paths.h"

char *config_find(const char *folder)
{
	g_autofree char *root = path_repository(folder), *at = g_strdup(folder);

	for (;;) {
		g_autofree char *path = g_build_filename(at, CONFIG_NAME, NULL);
		g_autofree char *up = g_path_get_dirname(at);

		if (g_file_test(path, G_FILE_TEST_EXISTS))
			return g_steal_pointer(&path);
		if (!root || g_str_equal(at, root))
			return NULL;
		g_free(at);
		at = g_steal_pointer(&up);
	}
}
