/* SPDX-License-Identifier: MIT
 *
 * path_read.c - "paths" and "text": which paths are of a kind, and what calls make of strings.
 *
 * A head without a leading '/' is refused: what a relative path leads to depends on the process,
 * so a set that names one would never be met.
 */
#include "model/pack_read.h"

/* The heads that NODE lists, NULL-terminated; NULL with ERROR set otherwise. */
static const char **heads_read(struct pack *pack, const struct json_node *node, size_t *count,
                               GError **error)
{
	const char **heads;

	if (!json_node_array(node, count, error))
		return NULL;
	heads = pack_alloc(pack, *count + 1, sizeof(*heads));
	for (size_t i = 0; i < *count; i++) {
		struct json_node item = json_node_item(node, i);

		if (!string_read(pack, &item, &heads[i], error))
			return NULL;
		if (*heads[i] != '/') {
			json_node_error(&item, error, "\"%s\" does not begin with '/'", heads[i]);
			return NULL;
		}
	}
	return heads;
}

bool path_set_read(struct pack *pack, const struct json_node *member, struct path_sets *sets,
                   GError **error)
{
	size_t count;
	const char **heads = heads_read(pack, member, &count, error);
	unsigned number;

	if (!heads)
		return false;
	if (!path_sets_add(sets, heads, count, &number))
		return json_node_error(member, error,
		                       "the packs have %d other sets of paths already, which is "
		                       "all there may be",
		                       PATH_SETS_MAX);
	g_hash_table_insert(pack->paths, (char *)pack_string(pack, member->key),
	                    GUINT_TO_POINTER(number + 1));
	return true;
}

bool path_set_name_read(const struct pack *pack, const struct json_node *node, int64_t *number,
                        GError **error)
{
	const char *name;
	guint found;

	if (!json_node_string(node, &name, error))
		return false;
	found = GPOINTER_TO_UINT(g_hash_table_lookup(pack->paths, name));
	if (!found)
		return json_node_error(node, error, "\"%s\" is not in this pack's paths", name);
	*number = found - 1;
	return true;
}

/* "below": the folders in which whatever the call makes is. */
static bool below_read(struct pack *pack, const struct json_node *node, struct model_text *row,
                       GError **error)
{
	size_t count;
	const char **heads = heads_read(pack, node, &count, error);

	if (!heads)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(node, i);

		if (!g_str_has_suffix(heads[i], "/"))
			return json_node_error(&item, error, "\"%s\" does not end with '/'",
			                       heads[i]);
	}
	row->below = heads;
	return true;
}

bool text_read(struct pack *pack, const struct json_node *node, void *text, GError **error)
{
	static const char *const keys[] = { "returns", "arg",    "pointee", "format", "copy",
		                            "head",    "folder", "below",   NULL };
	static const char *const sources[] = { [TEXT_FORMAT] = "format",
		                               [TEXT_COPY] = "copy",
		                               [TEXT_HEAD] = "head",
		                               [TEXT_FOLDER] = "folder",
		                               [TEXT_BELOW] = "below" };
	struct model_text *row = text;
	struct json_node source;
	unsigned given = 0;

	if (!json_node_object(node, keys, error) ||
	    !subject_read(node, &row->returned, &row->pointee, &row->arg, error))
		return false;
	for (unsigned i = 0; i < G_N_ELEMENTS(sources); i++) {
		if (!json_node_member(node, sources[i], &source))
			continue;
		row->from = (enum text_source)i;
		if (i == TEXT_BELOW ? !below_read(pack, &source, row, error)
		                    : !index_read(&source, &row->source, error))
			return false;
		given++;
	}
	return given == 1 || json_node_error(node, error,
	                                     "needs exactly one of format, copy, head, "
	                                     "folder, below");
}
