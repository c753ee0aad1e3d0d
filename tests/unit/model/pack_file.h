/* SPDX-License-Identifier: MIT
 *
 * pack_file.h - packs that a test writes down in a line or two.
 */
#ifndef TESTS_UNIT_MODEL_PACK_FILE_H
#define TESTS_UNIT_MODEL_PACK_FILE_H

#include <glib.h>
#include <glib/gstdio.h>
#include "model/model_set.h"

/* Adds a pack called NAME to SET, from a file of its own that is gone afterwards: headers
 * ["HEADER"], then REST, more members of the document in JSON with ' for ". */
static inline bool add_pack(struct model_set *set, const char *name, const char *header,
                            const char *rest, GError **error)
{
	g_autofree char *dir = g_dir_make_tmp("pack_XXXXXX", error);
	g_autofree char *path = g_build_filename(dir, "pack.json", NULL);
	g_autofree char *text = g_strdup_printf(
		"{'pack': '%s', 'title': 'For a test', 'headers': ['%s'], %s}", name, header, rest);

	g_strdelimit(text, "'", '"');
	bool added = g_file_set_contents(path, text, -1, error) &&
	             model_set_add_file(set, path, error);

	g_unlink(path);
	g_rmdir(dir);
	return added;
}

#endif
