/* SPDX-License-Identifier: MIT
 *
 * manifest.c - the file form: a header, rows of files, rows of directories, their paths.
 *
 * The header has a sum over everything after it, so a file cut short or with a damaged byte is no
 * manifest; offsets are checked nevertheless, because the sum is no proof against intent.
 */
#include "cache/manifest.h"

#include <string.h>

#include "support/file.h"

#define MANIFEST_MAGIC   "ALCACHE"
#define MANIFEST_VERSION 1

struct header {
	char magic[8];
	guint64 version;
	guint64 sum; /* of everything from the next member on */
	guint64 file_count, dir_count, string_bytes;
	gint64 written;
	struct digest entry, probes;
};

#define SUMMED offsetof(struct header, file_count)

const char *manifest_path(const struct manifest *manifest, guint64 offset)
{
	return manifest->strings + offset;
}

/* Sets the tables of MANIFEST; false when they are not what the header of SIZE bytes says. */
static bool place_tables(struct manifest *manifest, const struct header *header, gsize size)
{
	guint64 left = size - sizeof(*header);

	if (header->file_count > left / sizeof(struct manifest_file))
		return false;
	left -= header->file_count * sizeof(struct manifest_file);
	if (header->dir_count > left / sizeof(struct manifest_dir))
		return false;
	left -= header->dir_count * sizeof(struct manifest_dir);
	manifest->file_count = header->file_count;
	manifest->dir_count = header->dir_count;
	manifest->string_bytes = header->string_bytes;
	manifest->files = (const void *)(header + 1);
	manifest->dirs = (const void *)(manifest->files + manifest->file_count);
	manifest->strings = (const void *)(manifest->dirs + manifest->dir_count);
	return header->string_bytes == left && left && !manifest->strings[left - 1];
}

static bool offsets_are_good(const struct manifest *manifest)
{
	for (guint64 i = 0; i < manifest->file_count; i++)
		if (manifest->files[i].path >= manifest->string_bytes)
			return false;
	for (guint64 i = 0; i < manifest->dir_count; i++)
		if (manifest->dirs[i].path >= manifest->string_bytes)
			return false;
	return true;
}

static bool read_mapped(struct manifest *manifest, const char *data, gsize size)
{
	const struct header *header = (const void *)data;

	if (size < sizeof(*header) || memcmp(header->magic, MANIFEST_MAGIC, sizeof(header->magic)))
		return false;
	if (header->version != MANIFEST_VERSION ||
	    header->sum != quick_sum(data + SUMMED, size - SUMMED))
		return false;
	manifest->written = header->written;
	manifest->entry = header->entry;
	manifest->probes = header->probes;
	return place_tables(manifest, header, size) && offsets_are_good(manifest);
}

bool manifest_read(struct manifest *manifest, const char *path)
{
	*manifest = (struct manifest){ .map = file_map(path, NULL) };
	if (!manifest->map)
		return false;
	if (read_mapped(manifest, g_mapped_file_get_contents(manifest->map),
	                g_mapped_file_get_length(manifest->map)))
		return true;
	manifest_release(manifest);
	return false;
}

void manifest_release(struct manifest *manifest)
{
	g_clear_pointer(&manifest->map, g_mapped_file_unref);
}

bool manifest_write(const struct manifest *manifest, const char *path, GError **error)
{
	g_autoptr(GByteArray) out = g_byte_array_new();
	struct header header = { .magic = MANIFEST_MAGIC,
		                 .version = MANIFEST_VERSION,
		                 .file_count = manifest->file_count,
		                 .dir_count = manifest->dir_count,
		                 .string_bytes = manifest->string_bytes,
		                 .written = manifest->written,
		                 .entry = manifest->entry,
		                 .probes = manifest->probes };

	g_byte_array_append(out, (const guint8 *)&header, sizeof(header));
	g_byte_array_append(out, (const guint8 *)manifest->files,
	                    (guint)(manifest->file_count * sizeof(*manifest->files)));
	g_byte_array_append(out, (const guint8 *)manifest->dirs,
	                    (guint)(manifest->dir_count * sizeof(*manifest->dirs)));
	g_byte_array_append(out, (const guint8 *)manifest->strings, (guint)manifest->string_bytes);
	header.sum = quick_sum(out->data + SUMMED, out->len - SUMMED);
	memcpy(out->data, &header, sizeof(header));
	return file_replace(path, (const char *)out->data, out->len, error);
}
