/* SPDX-License-Identifier: MIT
 *
 * report_set.c - the reports named on a command line: files, and folders full of them.
 *
 * What `asyncprobe report --format json` prints is accepted as input again: {"reports": [...]}.
 * So reports of many hosts can be merged step by step, with one reader for all of it.
 */
#include "reader/load/report_set.h"

#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/load/json_file.h"
#include "reader/load/place.h"

static void free_doc(gpointer doc)
{
	report_doc_free(doc);
}

static gboolean add_one(GPtrArray *set, json_t *root, const char *file, GError **error)
{
	struct report_doc *doc;

	if (set->len >= REPORT_SET_LIMIT) {
		json_decref(root);
		return failure_trouble(error, "more than %d reports; name fewer", REPORT_SET_LIMIT);
	}
	doc = report_doc_new(root, file, error);
	if (doc)
		g_ptr_array_add(set, doc);
	return doc != NULL;
}

/* The reports inside the document ROOT, which is borrowed. */
static gboolean add_merged(GPtrArray *set, json_t *root, const char *path, GError **error)
{
	struct place at = { .name = path, .value = root };
	struct place list = place_member(&at, "reports");

	if (!place_check_array(&list, error))
		return FALSE;
	for (size_t i = 0; i < json_array_size(list.value); i++) {
		json_t *report = json_array_get(list.value, i);
		const char *file = json_string_value(json_object_get(report, "source"));
		g_autofree char *name = g_strdup_printf("%s: reports[%zu]", path, i);
		if (!add_one(set, json_incref(report), file ? file : name, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean add_file(GPtrArray *set, const char *path, GError **error)
{
	json_t *root = json_file_parse(path, error);
	gboolean ok;

	if (!root)
		return FALSE;
	if (!json_object_get(root, "reports"))
		return add_one(set, root, path, error);
	ok = add_merged(set, root, path, error);
	json_decref(root);
	return ok;
}

static int by_name(gconstpointer a, gconstpointer b)
{
	return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

static gboolean add_folder(GPtrArray *set, const char *path, GError **error)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *shown = escape_dup(path);
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	if (!dir)
		return failure_trouble(error, "%s: the folder cannot be read", shown);
	while ((name = g_dir_read_name(dir))) {
		if (name[0] != '.' && g_str_has_suffix(name, ".json"))
			g_ptr_array_add(files, g_build_filename(path, name, NULL));
	}
	if (files->len == 0)
		return failure_trouble(error, "%s: no reports (*.json) in this folder", shown);
	g_ptr_array_sort(files, by_name);
	for (guint i = 0; i < files->len; i++) {
		if (!add_file(set, g_ptr_array_index(files, i), error))
			return FALSE;
	}
	return TRUE;
}

GPtrArray *report_set_load(const char *const *paths, GError **error)
{
	g_autoptr(GPtrArray) set = g_ptr_array_new_with_free_func(free_doc);

	for (; *paths; paths++) {
		gboolean ok = g_file_test(*paths, G_FILE_TEST_IS_DIR)
		                      ? add_folder(set, *paths, error)
		                      : add_file(set, *paths, error);
		if (!ok)
			return NULL;
	}
	return g_steal_pointer(&set);
}
