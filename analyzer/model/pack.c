/* SPDX-License-Identifier: MIT
 *
 * pack.c - the life of a rule pack and what can be asked of it. How one is read: pack_read.c.
 *
 * A pack owns all its strings and arrays in two pools, so rows are plain structs that nobody frees
 * one by one, and a pack that turns out to be wrong half-way goes away in one call.
 */
#include "model/pack.h"

#include <fnmatch.h>
#include <string.h>
#include "model/model_set.h"

struct pack *pack_new(const char *path)
{
	struct pack *pack = g_new0(struct pack, 1);

	pack->path = g_strdup(path);
	pack->headers = g_ptr_array_new();
	pack->objects = g_ptr_array_new();
	pack->constants = g_hash_table_new(g_str_hash, g_str_equal);
	pack->paths = g_hash_table_new(g_str_hash, g_str_equal);
	pack->advice = g_hash_table_new(g_str_hash, g_str_equal);
	pack->functions = g_array_new(FALSE, TRUE, sizeof(struct model_function));
	pack->annotations = g_array_new(FALSE, TRUE, sizeof(struct model_annotation));
	pack->names = g_hash_table_new(g_str_hash, g_str_equal);
	pack->fields = g_array_new(FALSE, TRUE, sizeof(struct model_field));
	pack->field_keys = g_hash_table_new(g_str_hash, g_str_equal);
	pack->strings = g_string_chunk_new(4096);
	pack->memory = g_ptr_array_new_with_free_func(g_free);
	return pack;
}

void pack_free(struct pack *pack)
{
	if (!pack)
		return;
	g_ptr_array_unref(pack->headers);
	g_ptr_array_unref(pack->objects);
	g_hash_table_unref(pack->constants);
	g_hash_table_unref(pack->paths);
	g_hash_table_unref(pack->advice);
	g_array_unref(pack->functions);
	g_array_unref(pack->annotations);
	g_hash_table_unref(pack->names);
	g_array_unref(pack->fields);
	g_hash_table_unref(pack->field_keys);
	g_string_chunk_free(pack->strings);
	g_ptr_array_unref(pack->memory);
	g_free(pack->path);
	g_free(pack->digest);
	g_free(pack);
}

const char *pack_string(struct pack *pack, const char *string)
{
	return g_string_chunk_insert_const(pack->strings, string);
}

void *pack_alloc(struct pack *pack, size_t count, size_t size)
{
	void *memory = g_malloc0_n(count, size);

	g_ptr_array_add(pack->memory, memory);
	return memory;
}

/* The part of PATH that has as many components as PATTERN, or NULL when PATH has fewer. With the
 * same number of slashes on both sides a '*' cannot cross one. */
static const char *tail_like(const char *pattern, const char *path)
{
	const char *tail = path + strlen(path);
	size_t slashes = 0;

	for (; *pattern; pattern++)
		slashes += *pattern == '/';
	while (tail > path) {
		if (tail[-1] == '/' && slashes-- == 0)
			return tail;
		tail--;
	}
	return slashes == 0 ? path : NULL;
}

bool pack_declares(const struct pack *pack, const char *path)
{
	const char *const *headers = pack_headers(pack);

	for (size_t i = 0; headers[i]; i++) {
		const char *tail = tail_like(headers[i], path);

		if (tail && fnmatch(headers[i], tail, 0) == 0)
			return true;
	}
	return false;
}

const char *pack_name(const struct pack *pack)
{
	return pack->name;
}

const char *pack_title(const struct pack *pack)
{
	return pack->title;
}

const char *pack_path(const struct pack *pack)
{
	return pack->path;
}

const char *pack_digest(const struct pack *pack)
{
	return pack->digest;
}

const char *const *pack_headers(const struct pack *pack)
{
	return (const char *const *)pack->headers->pdata;
}

const char *const *pack_objects(const struct pack *pack)
{
	return (const char *const *)pack->objects->pdata;
}

size_t pack_function_count(const struct pack *pack)
{
	return pack->functions->len;
}

const struct model_function *pack_function(const struct pack *pack, size_t index)
{
	g_assert(index < pack->functions->len);
	return &g_array_index(pack->functions, struct model_function, index);
}
