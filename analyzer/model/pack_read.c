/* SPDX-License-Identifier: MIT
 *
 * pack_read.c - a whole pack, top to bottom: see rules/README.md for the language.
 *
 * What holds
 *   - Rows are sorted and unique, so a reader of the file finds a row, and a merge of two branches
 *     cannot leave the same function described twice.
 *   - A name, alias or not, belongs to one row.
 */
#include "model/pack_read.h"

#include <string.h>

/* Called for each item of a list, in order. */
typedef bool item_reader(struct pack *pack, const struct json_node *item, GError **error);

/* Member KEY of ROOT, when it is there: an array, each item given to READ. */
static bool list_read(struct pack *pack, const struct json_node *root, const char *key,
                      item_reader *read, GError **error)
{
	struct json_node list;
	size_t count;

	if (!json_node_member(root, key, &list))
		return true;
	if (!json_node_array(&list, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&list, i);

		if (!read(pack, &item, error))
			return false;
	}
	return true;
}

/* Member KEY of ROOT, when it is there: an object, each member given to READ. */
static bool map_read(struct pack *pack, const struct json_node *root, const char *key,
                     item_reader *read, GError **error)
{
	struct json_node map;
	const char *name;
	json_t *value;

	if (!json_node_member(root, key, &map))
		return true;
	if (!json_node_object(&map, NULL, error))
		return false;
	json_object_foreach(map.value, name, value) {
		struct json_node member;

		json_node_member(&map, name, &member);
		if (!read(pack, &member, error))
			return false;
	}
	return true;
}

static bool header_read(struct pack *pack, const struct json_node *item, GError **error)
{
	const char *pattern;

	if (!string_read(pack, item, &pattern, error))
		return false;
	if (*pattern == '/')
		return json_node_error(item, error,
		                       "\"%s\" begins with '/': it is matched against a path's end",
		                       pattern);
	g_ptr_array_add(pack->headers, (char *)pattern);
	return true;
}

static bool object_read(struct pack *pack, const struct json_node *item, GError **error)
{
	const char *object;

	if (!string_read(pack, item, &object, error))
		return false;
	g_ptr_array_add(pack->objects, (char *)object);
	return true;
}

static bool constant_read(struct pack *pack, const struct json_node *member, GError **error)
{
	int64_t *value = pack_alloc(pack, 1, sizeof(*value));

	if (!json_node_integer(member, INT64_MIN, INT64_MAX, value, error))
		return false;
	g_hash_table_insert(pack->constants, (char *)pack_string(pack, member->key), value);
	return true;
}

static bool advice_read(struct pack *pack, const struct json_node *member, GError **error)
{
	const char *text;

	if (!string_read(pack, member, &text, error))
		return false;
	g_hash_table_insert(pack->advice, (char *)pack_string(pack, member->key), (char *)text);
	return true;
}

/* NODE names row FUNCTION: no other row may have that name. */
static bool name_add(struct pack *pack, const struct json_node *node, size_t function,
                     GError **error)
{
	const char *name;
	void *other;

	if (!identifier_read(pack, node, &name, error))
		return false;
	if (g_hash_table_lookup_extended(pack->names, name, NULL, &other))
		return json_node_error(node, error, "\"%s\" is already in functions[%zu]", name,
		                       GPOINTER_TO_SIZE(other));
	g_hash_table_insert(pack->names, (char *)name, GSIZE_TO_POINTER(function));
	return true;
}

static bool names_add(struct pack *pack, const struct json_node *item, size_t function,
                      GError **error)
{
	struct json_node name, aliases;
	size_t count;

	json_node_member(item, "name", &name);
	if (!name_add(pack, &name, function, error))
		return false;
	if (!json_node_member(item, "aliases", &aliases))
		return true;
	if (!json_node_array(&aliases, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct json_node alias = json_node_item(&aliases, i);

		if (!name_add(pack, &alias, function, error))
			return false;
	}
	return true;
}

static bool function_item_read(struct pack *pack, const struct json_node *item, GError **error)
{
	struct model_function row = { 0 };
	size_t index = pack->functions->len;
	struct json_node name;

	if (!function_read(pack, item, &row, error) || !names_add(pack, item, index, error))
		return false;
	if (index > 0) {
		const struct model_function *before = &g_array_index(
			pack->functions, struct model_function, index - 1);

		json_node_member(item, "name", &name);
		if (strcmp(before->name, row.name) > 0)
			return json_node_error(&name, error,
			                       "rows are sorted: \"%s\" comes before \"%s\"",
			                       row.name, before->name);
	}
	g_array_append_val(pack->functions, row);
	return true;
}

/* One more row for FIELD, whose record is spelled at NODE. */
static bool field_add(struct pack *pack, const struct json_node *node, struct model_field field,
                      GError **error)
{
	if (!string_read(pack, node, &field.record, error))
		return false;
	g_autofree char *key = g_strdup_printf("%s::%s", field.record, field.field);

	if (!g_hash_table_add(pack->field_keys, (char *)pack_string(pack, key)))
		return json_node_error(node, error, "\"%s\" already has a row for \"%s\"",
		                       field.record, field.field);
	g_array_append_val(pack->fields, field);
	return true;
}

static bool field_item_read(struct pack *pack, const struct json_node *item, GError **error)
{
	static const char *const keys[] = { "record", "aliases", "field", "context",
		                            "ends",   "why",     NULL };
	struct model_field row = { .pack = pack };
	struct json_node record, field, context, why, aliases;
	size_t count;

	if (!json_node_object(item, keys, error) ||
	    !json_node_need(item, "record", &record, error) ||
	    !json_node_need(item, "field", &field, error) ||
	    !identifier_read(pack, &field, &row.field, error) ||
	    !json_node_need(item, "context", &context, error) ||
	    !context_read(&context, &row.context, error) ||
	    !optional_index_read(item, "ends", &row.ends_param, error) ||
	    !json_node_need(item, "why", &why, error) ||
	    !string_read(pack, &why, &row.why, error) || !field_add(pack, &record, row, error))
		return false;
	if (!json_node_member(item, "aliases", &aliases))
		return true;
	if (!json_node_array(&aliases, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct json_node alias = json_node_item(&aliases, i);

		if (!field_add(pack, &alias, row, error))
			return false;
	}
	return true;
}

static bool annotation_item_read(struct pack *pack, const struct json_node *item, GError **error)
{
	struct model_annotation row = { 0 };

	if (!annotation_read(pack, item, &row, error))
		return false;
	for (size_t i = 0; i < pack->annotations->len; i++) {
		const struct model_annotation *other = &g_array_index(pack->annotations,
		                                                      struct model_annotation, i);

		if ((row.macro && !g_strcmp0(row.macro, other->macro)) ||
		    (row.text && !g_strcmp0(row.text, other->text)))
			return json_node_error(item, error, "\"%s\" is already in annotations[%zu]",
			                       row.row.name, i);
	}
	g_array_append_val(pack->annotations, row);
	return true;
}

static bool paths_read(struct pack *pack, const struct json_node *root, struct path_sets *sets,
                       GError **error)
{
	struct json_node map;
	const char *name;
	json_t *value;

	if (!json_node_member(root, "paths", &map))
		return true;
	if (!json_node_object(&map, NULL, error))
		return false;
	json_object_foreach(map.value, name, value) {
		struct json_node member;

		json_node_member(&map, name, &member);
		if (!path_set_read(pack, &member, sets, error))
			return false;
	}
	return true;
}

static bool pack_read(struct pack *pack, const struct json_node *root, struct path_sets *sets,
                      GError **error)
{
	static const char *const keys[] = { "$schema", "pack",        "title",     "headers",
		                            "objects", "constants",   "paths",     "advice",
		                            "fields",  "annotations", "functions", NULL };
	struct json_node name, title, headers;
	const char *ignored;

	if (!json_node_object(root, keys, error) ||
	    !optional_string_read(pack, root, "$schema", &ignored, error) ||
	    !json_node_need(root, "pack", &name, error) ||
	    !string_read(pack, &name, &pack->name, error) ||
	    !json_node_need(root, "title", &title, error) ||
	    !string_read(pack, &title, &pack->title, error) ||
	    !json_node_need(root, "headers", &headers, error) ||
	    !list_read(pack, root, "headers", header_read, error) ||
	    !list_read(pack, root, "objects", object_read, error) ||
	    !map_read(pack, root, "constants", constant_read, error) ||
	    !paths_read(pack, root, sets, error) ||
	    !map_read(pack, root, "advice", advice_read, error) ||
	    !list_read(pack, root, "fields", field_item_read, error) ||
	    !list_read(pack, root, "annotations", annotation_item_read, error) ||
	    !list_read(pack, root, "functions", function_item_read, error))
		return false;
	g_ptr_array_add(pack->headers, NULL);
	g_ptr_array_add(pack->objects, NULL);
	return true;
}

struct pack *pack_load(const char *path, struct path_sets *sets, GError **error)
{
	struct json_doc *doc = json_doc_read(path, error);

	if (!doc)
		return NULL;
	struct pack *pack = pack_new(path);
	struct json_node root = json_doc_root(doc);
	size_t length;
	const char *text = json_doc_text(doc, &length);

	pack->digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text, length);
	if (!pack_read(pack, &root, sets, error))
		g_clear_pointer(&pack, pack_free);
	json_doc_free(doc);
	return pack;
}
