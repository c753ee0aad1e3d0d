/* SPDX-License-Identifier: MIT
 *
 * sources.c - three tables by path: files, directories, and whether something exists.
 *
 * What is remembered is good for one run. The process that stores a unit looks at its files again
 * (source_refresh), because minutes may lie between the first look and the parse.
 */
#include "cache/sources.h"

#include <string.h>
#include <unistd.h>

struct sources {
	GHashTable *files;  /* path -> struct source * */
	GHashTable *dirs;   /* path -> struct source_dir * */
	GHashTable *exists; /* path -> 1 or 2 (not) */
	guint mark;
};

static void source_forget(struct source *source)
{
	if (source->has_scan)
		scan_release(&source->scan);
	source->has_scan = source->has_digest = false;
}

static void source_free(gpointer data)
{
	struct source *source = data;

	source_forget(source);
	g_free(source->path);
	g_free(source);
}

static void dir_free(gpointer data)
{
	struct source_dir *dir = data;

	g_free(dir->path);
	g_free(dir);
}

struct sources *sources_new(void)
{
	struct sources *sources = g_new0(struct sources, 1);

	sources->files = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, source_free);
	sources->dirs = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, dir_free);
	sources->exists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return sources;
}

void sources_free(struct sources *sources)
{
	if (!sources)
		return;
	g_hash_table_destroy(sources->files);
	g_hash_table_destroy(sources->dirs);
	g_hash_table_destroy(sources->exists);
	g_free(sources);
}

struct source *sources_file(struct sources *sources, const char *path)
{
	struct source *source = g_hash_table_lookup(sources->files, path);

	if (!source) {
		source = g_new0(struct source, 1);
		source->path = g_strdup(path);
		source->exists = stamp_take(&source->stamp, path, false);
		g_hash_table_insert(sources->files, source->path, source);
	}
	return source;
}

void source_refresh(struct source *source)
{
	struct stamp before = source->stamp;

	source->exists = stamp_take(&source->stamp, source->path, false);
	if (!stamp_equal(&before, &source->stamp))
		source_forget(source);
}

/* Digest and scan both need the text, so whoever needs one gets the digest too. */
static bool source_read(struct source *source, bool scan)
{
	g_autoptr(GMappedFile) map = NULL;
	const char *text;
	gsize size;

	if (!source->exists)
		return false;
	map = g_mapped_file_new(source->path, FALSE, NULL);
	if (!map)
		return false;
	size = g_mapped_file_get_length(map);
	text = size ? g_mapped_file_get_contents(map) : "";
	if (!source->has_digest)
		source->digest = digest_of(text, size);
	source->has_digest = true;
	if (scan)
		scan_init(&source->scan, text, size);
	source->has_scan |= scan;
	return true;
}

bool source_digest(struct source *source)
{
	return source->has_digest || source_read(source, false);
}

bool source_scan(struct source *source)
{
	return source->has_scan || source_read(source, true);
}

void source_know(struct source *source, const struct digest *digest)
{
	source->digest = *digest;
	source->has_digest = true;
}

struct source_dir *sources_dir(struct sources *sources, const char *path)
{
	struct source_dir *dir = g_hash_table_lookup(sources->dirs, path);

	if (dir)
		return dir;
	dir = g_new0(struct source_dir, 1);
	dir->path = g_strdup(path);
	dir->exists = stamp_take(&dir->stamp, path, true);
	dir->above = dir;
	g_hash_table_insert(sources->dirs, dir->path, dir);
	if (!dir->exists && strcmp(path, "/") && strcmp(path, ".")) {
		g_autofree char *parent = g_path_get_dirname(path);

		dir->above = sources_dir(sources, parent)->above;
	}
	return dir;
}

bool sources_exists(struct sources *sources, const char *path, struct source_dir **above)
{
	g_autofree char *folder = g_path_get_dirname(path);
	struct source_dir *dir = sources_dir(sources, folder);
	guint known;

	*above = dir->above;
	if (!dir->exists)
		return false;
	known = GPOINTER_TO_UINT(g_hash_table_lookup(sources->exists, path));
	if (!known) {
		known = access(path, F_OK) == 0 ? 1 : 2;
		g_hash_table_insert(sources->exists, g_strdup(path), GUINT_TO_POINTER(known));
	}
	return known == 1;
}

guint sources_mark(struct sources *sources)
{
	return ++sources->mark;
}
