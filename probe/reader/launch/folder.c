/* SPDX-License-Identifier: MIT
 *
 * folder.c - a folder of reports, before and after a run.
 *
 * Reports are replaced by rename, so a rewritten one has another inode number or at least another
 * time of change: both together are its stamp.
 */
#include "reader/launch/folder.h"

#include <sys/stat.h>

static int by_name(gconstpointer a, gconstpointer b)
{
	return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *folder_list(const char *path, const char *suffix)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		if (name[0] != '.' && g_str_has_suffix(name, suffix))
			g_ptr_array_add(names, g_strdup(name));
	}
	g_ptr_array_sort(names, by_name);
	return names;
}

static char *stamp(const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0)
		return g_strdup("");
	return g_strdup_printf("%llu %lld.%09ld", (unsigned long long)st.st_ino,
	                       (long long)st.st_ctim.tv_sec, st.st_ctim.tv_nsec);
}

GHashTable *folder_snapshot(const char *path)
{
	GHashTable *stamps = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autoptr(GPtrArray) names = folder_list(path, ".json");

	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		g_autofree char *full = g_build_filename(path, name, NULL);
		g_hash_table_insert(stamps, g_strdup(name), stamp(full));
	}
	return stamps;
}

GPtrArray *folder_news(const char *path, GHashTable *before)
{
	GPtrArray *news = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) names = folder_list(path, ".json");

	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		g_autofree char *full = g_build_filename(path, name, NULL);
		g_autofree char *now = stamp(full);
		if (g_strcmp0(now, g_hash_table_lookup(before, name)) != 0)
			g_ptr_array_add(news, g_steal_pointer(&full));
	}
	return news;
}
