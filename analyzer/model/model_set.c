/* SPDX-License-Identifier: MIT
 *
 * model_set.c - see model_set.h: all packs in one index.
 *
 * Rows of one name hang in one bucket, later packs last, and are asked from the back. The buckets
 * of fields are keyed by the field alone, because a record may be a pattern.
 */
#include "model/model_set.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include "model/pack.h"
#include "model/pack_read.h"
#include "support/json_read.h"
#include "support/text.h"

struct model_set {
	GPtrArray *packs;      /* struct pack *, owned, in load order */
	GHashTable *functions; /* name -> GPtrArray of const struct model_function * */
	struct path_sets *path_sets;
	GHashTable *fields; /* field -> GPtrArray of const struct model_field * */
	GHashTable *macros; /* of annotations -> const struct model_annotation * */
	GHashTable *texts;  /* the same */
};

static void bucket_free(void *bucket)
{
	g_ptr_array_unref(bucket);
}

struct model_set *model_set_new(void)
{
	struct model_set *set = g_new0(struct model_set, 1);

	set->packs = g_ptr_array_new_with_free_func((GDestroyNotify)pack_free);
	set->path_sets = path_sets_new();
	set->macros = g_hash_table_new(g_str_hash, g_str_equal);
	set->texts = g_hash_table_new(g_str_hash, g_str_equal);
	set->functions = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, bucket_free);
	set->fields = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, bucket_free);
	return set;
}

void model_set_free(struct model_set *set)
{
	if (!set)
		return;
	g_hash_table_unref(set->functions);
	g_hash_table_unref(set->fields);
	g_hash_table_unref(set->macros);
	g_hash_table_unref(set->texts);
	g_ptr_array_unref(set->packs);
	path_sets_free(set->path_sets);
	g_free(set);
}

static void index_add(GHashTable *index, const char *key, const void *row)
{
	GPtrArray *bucket = g_hash_table_lookup(index, key);

	if (!bucket) {
		bucket = g_ptr_array_new();
		g_hash_table_insert(index, (char *)key, bucket);
	}
	g_ptr_array_add(bucket, (void *)row);
}

static void index_annotations(struct model_set *set, const struct pack *pack)
{
	for (size_t i = 0; i < pack->annotations->len; i++) {
		struct model_annotation *row = &g_array_index(pack->annotations,
		                                              struct model_annotation, i);

		if (row->macro)
			g_hash_table_insert(set->macros, (char *)row->macro, row);
		if (row->text)
			g_hash_table_insert(set->texts, (char *)row->text, row);
	}
}

static void index_pack(struct model_set *set, const struct pack *pack)
{
	GHashTableIter names;
	void *name, *row;

	g_hash_table_iter_init(&names, pack->names);
	while (g_hash_table_iter_next(&names, &name, &row))
		index_add(set->functions, name, pack_function(pack, GPOINTER_TO_SIZE(row)));
	for (size_t i = 0; i < pack->fields->len; i++) {
		const struct model_field *field = &g_array_index(pack->fields, struct model_field,
		                                                 i);

		index_add(set->fields, field->field, field);
	}
	index_annotations(set, pack);
}

bool model_set_add_file(struct model_set *set, const char *path, GError **error)
{
	struct pack *pack = pack_load(path, set->path_sets, error);

	if (!pack)
		return false;
	g_ptr_array_add(set->packs, pack);
	index_pack(set, pack);
	return true;
}

const struct path_sets *model_set_paths(const struct model_set *set)
{
	return set->path_sets;
}

static int is_pack(const struct dirent *entry)
{
	return g_str_has_suffix(entry->d_name, ".json") &&
	       strcmp(entry->d_name, "schema.json") != 0;
}

/* By bytes, whatever the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

bool model_set_add_dir(struct model_set *set, const char *dir, GError **error)
{
	struct dirent **entries;
	bool good = true;
	int count = scandir(dir, &entries, is_pack, by_name);

	if (count < 0) {
		const char *what = g_strerror(errno);
		g_autofree char *shown = text_one_line(dir);

		g_set_error(error, JSON_READ_ERROR, JSON_READ_ERROR_FILE, "%s: %s", shown, what);
		return false;
	}
	for (int i = 0; i < count; i++) {
		g_autofree char *path = g_build_filename(dir, entries[i]->d_name, NULL);

		good = good && model_set_add_file(set, path, error);
		free(entries[i]);
	}
	free(entries);
	return good;
}

const struct model_function *model_set_function(const struct model_set *set, const char *name,
                                                const char *declared_in, bool by_hand)
{
	const GPtrArray *bucket = g_hash_table_lookup(set->functions, name);
	bool anywhere = by_hand || !declared_in || *declared_in == '\0';

	for (size_t i = bucket ? bucket->len : 0; i-- > 0;) {
		const struct model_function *row = bucket->pdata[i];

		if (anywhere || pack_declares(row->pack, declared_in))
			return row;
	}
	return NULL;
}

bool model_set_covers(const struct model_set *set, const char *declared_in)
{
	for (size_t i = 0; i < set->packs->len; i++)
		if (pack_declares(set->packs->pdata[i], declared_in))
			return true;
	return false;
}

static bool record_matches(const char *pattern, const char *record)
{
	return strchr(pattern, '*') ? fnmatch(pattern, record, 0) == 0
	                            : strcmp(pattern, record) == 0;
}

const struct model_field *model_set_field(const struct model_set *set, const char *record,
                                          const char *field)
{
	const GPtrArray *bucket = g_hash_table_lookup(set->fields, field);

	for (size_t i = bucket ? bucket->len : 0; i-- > 0;) {
		const struct model_field *row = bucket->pdata[i];

		if (record_matches(row->record, record))
			return row;
	}
	return NULL;
}

const struct model_annotation *model_set_annotation(const struct model_set *set, const char *text,
                                                    bool word)
{
	const char *reason = word ? NULL : strstr(text, ": ");
	g_autofree char *name = reason ? g_strndup(text, (gsize)(reason - text)) : NULL;

	return g_hash_table_lookup(word ? set->macros : set->texts, name ? name : text);
}

const char *model_set_advice(const struct model_set *set, const struct pack *pack, const char *need)
{
	for (size_t i = set->packs->len; i-- > 0;) {
		const struct pack *other = set->packs->pdata[i];
		const char *advice = strcmp(other->name, pack->name) == 0
		                             ? g_hash_table_lookup(other->advice, need)
		                             : NULL;

		if (advice)
			return advice;
	}
	return NULL;
}

size_t model_set_count(const struct model_set *set)
{
	return set->packs->len;
}

const struct pack *model_set_pack(const struct model_set *set, size_t index)
{
	g_assert(index < set->packs->len);
	return set->packs->pdata[index];
}
