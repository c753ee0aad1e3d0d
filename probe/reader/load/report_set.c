/* SPDX-License-Identifier: MIT
 *
 * report_set.c - the reports named on a command line: files, and folders full of them.
 *
 * What `asyncprobe report --format json` prints is accepted as input again: {"reports": [...]}.
 * So reports of many hosts can be merged step by step, with one reader for all of it.
 *
 * What holds: one bad report costs itself only. What a process was writing when its disk filled up
 * must not take the reports of all the others away.
 */
#include "reader/load/report_set.h"

#include <sys/stat.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/load/json_file.h"
#include "reader/load/place.h"

static void free_doc(gpointer doc)
{
	report_doc_free(doc);
}

static guint room(const struct report_set *set)
{
	return REPORT_SET_LIMIT - set->docs->len;
}

static void add_trouble(struct report_set *set, GError *error)
{
	g_ptr_array_add(set->troubles, g_strdup(error->message));
	g_error_free(error);
}

/* Takes over the reference ROOT. */
static void add_one(struct report_set *set, json_t *root, const char *file)
{
	GError *error = NULL;
	struct report_doc *doc;

	if (room(set) == 0) {
		json_decref(root);
		set->left_out++;
		return;
	}
	doc = report_doc_new(root, file, &error);
	if (doc)
		g_ptr_array_add(set->docs, doc);
	else
		add_trouble(set, error);
}

/* The reports inside the document ROOT, which is borrowed. */
static void add_merged(struct report_set *set, json_t *root, const char *path)
{
	struct place at = { .name = path, .value = root };
	struct place list = place_member(&at, "reports");
	GError *error = NULL;

	if (!place_check_array(&list, &error)) {
		add_trouble(set, error);
		return;
	}
	for (size_t i = 0; i < json_array_size(list.value); i++) {
		json_t *report = json_array_get(list.value, i);
		const char *file = json_string_value(json_object_get(report, "source"));
		g_autofree char *name = g_strdup_printf("%s: reports[%zu]", path, i);
		add_one(set, json_incref(report), file ? file : name);
	}
}

static void add_file(struct report_set *set, const char *path)
{
	GError *error = NULL;
	json_t *root;

	if (room(set) == 0) {
		set->left_out++;
		return;
	}
	root = json_file_parse(path, &error);
	if (!root) {
		add_trouble(set, error);
	} else if (!json_object_get(root, "reports")) {
		add_one(set, root, path);
	} else {
		add_merged(set, root, path);
		json_decref(root);
	}
}

struct entry {
	char *path;
	struct timespec changed;
};

static void entry_clear(gpointer entry)
{
	g_free(((struct entry *)entry)->path);
}

static int by_name(gconstpointer a, gconstpointer b)
{
	const struct entry *one = a, *two = b;

	return g_strcmp0(one->path, two->path);
}

static int newest_first(gconstpointer a, gconstpointer b)
{
	const struct entry *one = a, *two = b;

	if (one->changed.tv_sec != two->changed.tv_sec)
		return one->changed.tv_sec > two->changed.tv_sec ? -1 : 1;
	if (one->changed.tv_nsec != two->changed.tv_nsec)
		return one->changed.tv_nsec > two->changed.tv_nsec ? -1 : 1;
	return by_name(a, b);
}

/* The .json files of the open folder DIR at PATH, as a GArray of struct entry. */
static GArray *list_entries(GDir *dir, const char *path)
{
	GArray *entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	const char *name;

	g_array_set_clear_func(entries, entry_clear);
	while ((name = g_dir_read_name(dir))) {
		struct entry entry = { 0 };
		struct stat st;
		if (name[0] == '.' || !g_str_has_suffix(name, ".json"))
			continue;
		entry.path = g_build_filename(path, name, NULL);
		if (stat(entry.path, &st) == 0)
			entry.changed = st.st_mtim;
		g_array_append_val(entries, entry);
	}
	return entries;
}

static void add_folder(struct report_set *set, const char *path)
{
	g_autofree char *shown = escape_dup(path);
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	g_autoptr(GArray) entries = dir ? list_entries(dir, path) : NULL;

	if (!entries || entries->len == 0) {
		g_ptr_array_add(set->troubles,
		                g_strdup_printf(entries ? "%s: no reports (*.json) in this folder"
		                                        : "%s: the folder cannot be read",
		                                shown));
		return;
	}
	if (entries->len > room(set)) {
		g_array_sort(entries, newest_first);
		set->left_out += entries->len - room(set);
		g_array_set_size(entries, room(set));
	}
	g_array_sort(entries, by_name);
	for (guint i = 0; i < entries->len; i++)
		add_file(set, g_array_index(entries, struct entry, i).path);
}

gboolean report_set_load(struct report_set *set, const char *const *paths, GError **error)
{
	*set = (struct report_set){
		.docs = g_ptr_array_new_with_free_func(free_doc),
		.troubles = g_ptr_array_new_with_free_func(g_free),
	};
	for (; *paths; paths++) {
		if (g_file_test(*paths, G_FILE_TEST_IS_DIR))
			add_folder(set, *paths);
		else
			add_file(set, *paths);
	}
	if (set->docs->len > 0 || set->troubles->len == 0)
		return TRUE;
	if (set->troubles->len > 1)
		return failure_trouble(error, "none of %u reports could be read",
		                       set->troubles->len);
	g_autofree char *only = g_ptr_array_steal_index(set->troubles, 0);
	return failure_trouble(error, "%s", only);
}

void report_set_release(struct report_set *set)
{
	g_clear_pointer(&set->docs, g_ptr_array_unref);
	g_clear_pointer(&set->troubles, g_ptr_array_unref);
}
