/* SPDX-License-Identifier: MIT
 *
 * folder.h - a folder of reports, before and after a run.
 *
 * Names are sorted wherever they come out, so messages do not depend on the order in which a file
 * system lists its entries.
 */
#ifndef READER_LAUNCH_FOLDER_H
#define READER_LAUNCH_FOLDER_H

#include <glib.h>

/* The .json files of the folder PATH with what tells a new one from an old one. Free with
 * g_hash_table_unref. A folder that cannot be read is an empty one. */
GHashTable *folder_snapshot(const char *path);

/* Paths of the .json files below PATH that are not in BEFORE or have been replaced since, sorted.
 * The caller frees with g_ptr_array_unref. */
GPtrArray *folder_news(const char *path, GHashTable *before);

/* Names (without the folder) of the entries of PATH with that SUFFIX, sorted; the caller frees with
 * g_ptr_array_unref. */
GPtrArray *folder_list(const char *path, const char *suffix);

#endif
