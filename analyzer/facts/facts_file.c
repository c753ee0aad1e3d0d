/* SPDX-License-Identifier: MIT
 *
 * facts_file.c - the file form of facts.
 *
 * Layout: struct header, then each table at an 8-byte boundary, in the order of FACT_TABLES. The
 * header repeats each row's size, so a file written by a program with other structs is refused by
 * its header alone; FILE_VERSION covers changes of meaning.
 */
#include "facts/facts_file.h"

#include <string.h>

#include "facts/facts_verify.h"
#include "support/file.h"

#define FILE_MAGIC   "ALFACTS"
#define FILE_VERSION 8

enum table_id {
#define TABLE(name, type) TABLE_##name,
	FACT_TABLES(TABLE)
#undef TABLE
	TABLE_COUNT
};

struct table_place {
	uint64_t offset;
	uint32_t count;
	uint32_t row_size;
};

struct header {
	char magic[8];
	uint32_t version;
	uint32_t table_count;
	struct table_place tables[TABLE_COUNT];
};

struct facts_file {
	GMappedFile *map;
	struct facts view;
};

static void append_table(GByteArray *out, struct table_place *place, const void *rows,
                         uint32_t count, uint32_t row_size)
{
	static const guint8 zeros[8];

	if (out->len % 8)
		g_byte_array_append(out, zeros, 8 - out->len % 8);
	*place = (struct table_place){ .offset = out->len, .count = count, .row_size = row_size };
	if (count)
		g_byte_array_append(out, rows, count * row_size);
}

bool facts_file_write(const struct facts *facts, const char *path, GError **error)
{
	struct header header = { .version = FILE_VERSION, .table_count = TABLE_COUNT };
	g_autoptr(GByteArray) out = g_byte_array_new();

	memcpy(header.magic, FILE_MAGIC, sizeof(FILE_MAGIC));
	g_byte_array_append(out, (const guint8 *)&header, sizeof(header));
#define TABLE(name, type)                                                                          \
	append_table(out, &header.tables[TABLE_##name], facts->name, facts->name##_count,          \
	             sizeof(type));
	FACT_TABLES(TABLE)
#undef TABLE
	memcpy(out->data, &header, sizeof(header));
	return file_write(path, (const char *)out->data, out->len, error);
}

static const void *table_rows(const struct header *header, gsize size, enum table_id id,
                              uint32_t row_size, uint32_t *count)
{
	const struct table_place *place = &header->tables[id];

	if (place->row_size != row_size || place->offset % 8 || place->offset > size ||
	    place->count > (size - place->offset) / row_size)
		return NULL;
	*count = place->count;
	return (const char *)header + place->offset;
}

/* Fills VIEW from the mapped file; what is wrong otherwise, or NULL. */
static const char *read_tables(struct facts *view, const char *data, gsize size)
{
	const struct header *header = (const void *)data;

	if (size < sizeof(*header) || memcmp(header->magic, FILE_MAGIC, sizeof(FILE_MAGIC)))
		return "not a fact file";
	if (header->version != FILE_VERSION || header->table_count != TABLE_COUNT)
		return "written by another version of asynclint";
#define TABLE(name, type)                                                                          \
	view->name = table_rows(header, size, TABLE_##name, sizeof(type), &view->name##_count);    \
	if (!view->name)                                                                           \
		return "damaged: table " #name " lies outside the file";
	FACT_TABLES(TABLE)
#undef TABLE
	return NULL;
}

struct facts_file *facts_file_open(const char *path, GError **error)
{
	g_autoptr(GMappedFile) map = file_map(path, error);
	struct facts view;
	const char *wrong;

	if (!map)
		return NULL;
	wrong = read_tables(&view, g_mapped_file_get_contents(map), g_mapped_file_get_length(map));
	if (!wrong)
		wrong = facts_verify(&view);
	if (wrong) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: %s", path, wrong);
		return NULL;
	}
	struct facts_file *file = g_new0(struct facts_file, 1);

	file->map = g_steal_pointer(&map);
	file->view = view;
	return file;
}

void facts_file_close(struct facts_file *file)
{
	if (!file)
		return;
	g_mapped_file_unref(file->map);
	g_free(file);
}

const char *facts_file_data(const struct facts_file *file, gsize *size)
{
	*size = g_mapped_file_get_length(file->map);
	return g_mapped_file_get_contents(file->map);
}

const struct facts *facts_file_view(const struct facts_file *file)
{
	return &file->view;
}

gsize facts_file_extent(const struct facts_file *file)
{
	const struct header *header = (const void *)g_mapped_file_get_contents(file->map);
	gsize extent = sizeof(*header);

	for (unsigned i = 0; i < TABLE_COUNT; i++) {
		const struct table_place *place = &header->tables[i];

		extent = MAX(extent, place->offset + (gsize)place->count * place->row_size);
	}
	return extent;
}
