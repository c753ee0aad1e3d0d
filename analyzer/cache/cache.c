/* SPDX-License-Identifier: MIT
 *
 * cache.c - finding, in two steps, and keeping.
 *
 * Finding: the manifest says which files to look at. If all are as they were, it names the facts;
 * if some are not, the key is computed from what they are now, because that state may have been
 * seen before (a branch that is switched to and back). Keeping computes the same key, from files
 * that did not change since this cache was opened, which was before any parse began.
 */
#include "cache/cache.h"

#include <string.h>

#include "cache/manifest.h"
#include "cache/probes.h"
#include "cache/store.h"
#include "support/file.h"

/* An answer that is larger is not kept. */
#define ANSWER_MOST (64u << 20)

struct cache {
	char *directory;
	char *version;
	guint64 limit;
	gint64 opened;
	struct sources *sources;
	GHashTable *probes; /* search path as one string -> struct probes * */
	GPtrArray *paths;   /* char **: the search paths that probes borrow */
};

/* What cache_find learns about a manifest's files. */
struct state {
	GPtrArray *files; /* struct source *, each with its digest */
	bool same;        /* all contents are as recorded */
	bool looked;      /* something had to be read or asked: the manifest's stamps are old */
};

struct cache *cache_open(const char *directory, guint64 limit, const char *version, GError **error)
{
	struct cache *cache;

	if (!store_open(directory, error))
		return NULL;
	cache = g_new0(struct cache, 1);
	cache->directory = g_strdup(directory);
	cache->version = g_strdup(version);
	cache->limit = limit;
	cache->opened = stamp_now();
	cache->sources = sources_new();
	cache->probes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
	                                      (GDestroyNotify)probes_free);
	cache->paths = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
	return cache;
}

void cache_free(struct cache *cache)
{
	if (!cache)
		return;
	g_hash_table_destroy(cache->probes);
	g_ptr_array_unref(cache->paths);
	sources_free(cache->sources);
	g_free(cache->directory);
	g_free(cache->version);
	g_free(cache);
}

const char *cache_directory(const struct cache *cache)
{
	return cache->directory;
}

static void add_texts(GChecksum *sum, char *const *texts, guint64 count)
{
	digest_add(sum, &count, sizeof(count));
	for (guint64 i = 0; i < count; i++)
		digest_add_text(sum, texts[i]);
}

static struct digest unit_key(const struct cache *cache, const struct cache_unit *unit)
{
	GChecksum *sum = digest_begin();

	digest_add_text(sum, cache->version);
	digest_add_text(sum, unit->file);
	digest_add_text(sum, unit->directory);
	add_texts(sum, (char *const *)unit->arguments->pdata, unit->arguments->len);
	add_texts(sum, unit->search, g_strv_length(unit->search));
	add_texts(sum, unit->forced, g_strv_length(unit->forced));
	return digest_end(sum);
}

/* FILES have their digests. */
static struct digest facts_key(const struct digest *unit, const GPtrArray *files,
                               const struct digest *probes)
{
	GChecksum *sum = digest_begin();

	digest_add(sum, unit, sizeof(*unit));
	for (guint i = 0; i < files->len; i++) {
		const struct source *source = files->pdata[i];

		digest_add_text(sum, source->path);
		digest_add(sum, &source->digest, sizeof(source->digest));
	}
	digest_add(sum, probes, sizeof(*probes));
	return digest_end(sum);
}

static struct probes *probes_for(struct cache *cache, char **search)
{
	g_autofree char *key = g_strjoinv("\n", search);
	struct probes *probes = g_hash_table_lookup(cache->probes, key);

	if (!probes) {
		char **path = g_strdupv(search);

		g_ptr_array_add(cache->paths, path);
		probes = probes_new(cache->sources, path);
		g_hash_table_insert(cache->probes, g_steal_pointer(&key), probes);
	}
	return probes;
}

/* Looks at the file of ROW; false when it is gone. */
static bool check_file(struct cache *cache, const struct manifest *manifest,
                       const struct manifest_file *row, struct state *state)
{
	struct source *source = sources_file(cache->sources, manifest_path(manifest, row->path));

	if (!source->exists)
		return false;
	if (stamp_equal(&source->stamp, &row->stamp) &&
	    !stamp_is_young(&row->stamp, manifest->written)) {
		if (!source->has_digest)
			source_know(source, &row->digest);
	} else {
		state->looked = true;
	}
	if (!source_digest(source))
		return false;
	state->same &= digest_equal(&source->digest, &row->digest);
	g_ptr_array_add(state->files, source);
	return true;
}

static bool dirs_are_same(struct cache *cache, const struct manifest *manifest)
{
	for (guint64 i = 0; i < manifest->dir_count; i++) {
		const struct manifest_dir *row = &manifest->dirs[i];
		const struct source_dir *dir = sources_dir(cache->sources,
		                                           manifest_path(manifest, row->path));

		if (!dir->exists || !stamp_equal(&dir->stamp, &row->stamp) ||
		    stamp_is_young(&row->stamp, manifest->written))
			return false;
	}
	return true;
}

/* The facts at PATH, with the sum that stands behind them checked. */
static struct facts_file *open_facts(const char *path)
{
	struct facts_file *file = facts_file_open(path, NULL);
	const char *data;
	gsize size;
	guint64 sum;

	if (!file)
		return NULL;
	data = facts_file_data(file, &size);
	size -= MIN(size, sizeof(sum));
	memcpy(&sum, data + size, sizeof(sum));
	if (sum == quick_sum(data, size))
		return file;
	facts_file_close(file);
	return NULL;
}

static guint64 add_path(GByteArray *strings, const char *path)
{
	guint64 offset = strings->len;

	g_byte_array_append(strings, (const guint8 *)path, (guint)strlen(path) + 1);
	return offset;
}

/* Writes the manifest at PATH that says: FILES and DIRS gave PROBES and ENTRY. */
static bool write_manifest(const char *path, const GPtrArray *files, const GPtrArray *dirs,
                           const struct digest *probes, const struct digest *entry, GError **error)
{
	g_autoptr(GByteArray) strings = g_byte_array_new();
	g_autofree struct manifest_file *file_rows = g_new0(struct manifest_file, files->len);
	g_autofree struct manifest_dir *dir_rows = g_new0(struct manifest_dir, dirs->len);
	struct manifest manifest = { .written = stamp_now(),
		                     .entry = *entry,
		                     .probes = *probes,
		                     .files = file_rows,
		                     .dirs = dir_rows,
		                     .file_count = files->len,
		                     .dir_count = dirs->len };

	for (guint i = 0; i < files->len; i++) {
		const struct source *source = files->pdata[i];

		file_rows[i] = (struct manifest_file){ source->stamp, source->digest,
			                               add_path(strings, source->path) };
	}
	for (guint i = 0; i < dirs->len; i++) {
		const struct source_dir *dir = dirs->pdata[i];

		dir_rows[i] = (struct manifest_dir){ dir->stamp, add_path(strings, dir->path) };
	}
	manifest.strings = (const char *)strings->data;
	manifest.string_bytes = strings->len;
	return manifest_write(&manifest, path, error);
}

/* The facts for what MANIFEST (at PATH) says, which may no longer be true. */
static struct facts_file *find_through(struct cache *cache, const struct cache_unit *unit,
                                       const struct digest *key, const struct manifest *manifest,
                                       const char *path)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new();
	g_autoptr(GPtrArray) dirs = g_ptr_array_new();
	struct state state = { .files = files, .same = true };
	struct digest probes = manifest->probes, entry = manifest->entry;
	struct facts_file *facts;

	for (guint64 i = 0; i < manifest->file_count; i++)
		if (!check_file(cache, manifest, &manifest->files[i], &state))
			return NULL;
	state.looked |= !dirs_are_same(cache, manifest);
	if (state.looked) {
		if (!probes_take(probes_for(cache, unit->search), files, unit->forced,
		                 unit->directory, &probes, dirs))
			return NULL;
		entry = facts_key(key, files, &probes);
	}
	g_autofree char *facts_path = store_path(cache->directory, STORE_FACTS, &entry);

	facts = open_facts(facts_path);
	if (facts && state.looked)
		write_manifest(path, files, dirs, &probes, &entry, NULL);
	else if (facts)
		store_touch(path);
	if (facts)
		store_touch(facts_path);
	return facts;
}

struct facts_file *cache_find(struct cache *cache, const struct cache_unit *unit)
{
	struct digest key = unit_key(cache, unit);
	g_autofree char *path = store_path(cache->directory, STORE_UNITS, &key);
	struct manifest manifest;
	struct facts_file *facts;

	if (!manifest_read(&manifest, path))
		return NULL;
	facts = find_through(cache, unit, &key, &manifest, path);
	manifest_release(&manifest);
	return facts;
}

static gint by_path(gconstpointer a, gconstpointer b)
{
	const struct source *x = *(const struct source *const *)a;
	const struct source *y = *(const struct source *const *)b;

	return strcmp(x->path, y->path);
}

/* Puts FILES in order, each once, whatever order they were read in. */
static void tidy(GPtrArray *files)
{
	g_ptr_array_sort(files, by_path);
	for (guint i = 1; i < files->len;)
		if (files->pdata[i] == files->pdata[i - 1])
			g_ptr_array_remove_index(files, i);
		else
			i++;
}

/* The sources for NAMES, read; NULL when one is gone, is new, or means something else each time. */
static GPtrArray *sources_to_keep(struct cache *cache, const GPtrArray *names)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new();

	for (guint i = 0; i < names->len; i++) {
		struct source *source = sources_file(cache->sources, names->pdata[i]);

		source_refresh(source);
		if (!source->exists || stamp_is_since(&source->stamp, cache->opened) ||
		    !source_digest(source) || !source_scan(source) || source->scan.unrepeatable)
			return NULL;
		g_ptr_array_add(files, source);
	}
	tidy(files);
	return g_steal_pointer(&files);
}

/* No directory changed since this run began, so the answers are those that the parser got. */
static bool dirs_are_old(const struct cache *cache, const GPtrArray *dirs)
{
	for (guint i = 0; i < dirs->len; i++) {
		const struct source_dir *dir = dirs->pdata[i];
		struct stamp now;

		if (!stamp_take(&now, dir->path, true) || !stamp_equal(&now, &dir->stamp) ||
		    stamp_is_since(&now, cache->opened))
			return false;
	}
	return true;
}

/* A header that was not found may be any, when its name comes out of a macro. */
static bool misses_unknown(const struct facts_file *facts, const GPtrArray *files)
{
	bool computed = false;

	for (guint i = 0; i < files->len; i++)
		computed |= ((const struct source *)files->pdata[i])->scan.computed;
	return computed && (facts_file_view(facts)->unit->flags & UNIT_PARTIAL);
}

/* Copies FACTS to where ENTRY is, with a sum behind them. */
static bool keep_facts(const struct cache *cache, const struct digest *entry,
                       const struct facts_file *facts, GError **error)
{
	g_autofree char *path = store_make_path(cache->directory, STORE_FACTS, entry, error);
	g_autofree char *copy = NULL;
	const char *data;
	guint64 sum;
	gsize size;

	if (!path)
		return false;
	data = facts_file_data(facts, &size);
	sum = quick_sum(data, size);
	copy = g_malloc(size + sizeof(sum));
	memcpy(copy, data, size);
	memcpy(copy + size, &sum, sizeof(sum));
	return file_replace(path, copy, size + sizeof(sum), error);
}

bool cache_keep(struct cache *cache, const struct cache_unit *unit, const GPtrArray *names,
                const struct facts_file *facts, GError **error)
{
	g_autoptr(GPtrArray) files = sources_to_keep(cache, names);
	g_autoptr(GPtrArray) dirs = g_ptr_array_new();
	g_autofree char *path = NULL;
	struct digest key, probes, entry;

	if (!files || misses_unknown(facts, files))
		return true;
	if (!probes_take(probes_for(cache, unit->search), files, unit->forced, unit->directory,
	                 &probes, dirs) ||
	    !dirs_are_old(cache, dirs))
		return true;
	key = unit_key(cache, unit);
	entry = facts_key(&key, files, &probes);
	path = store_make_path(cache->directory, STORE_UNITS, &key, error);
	return path && keep_facts(cache, &entry, facts, error) &&
	       write_manifest(path, files, dirs, &probes, &entry, error);
}

void cache_trim(struct cache *cache)
{
	store_trim(cache->directory, cache->limit);
}

GBytes *cache_answer(struct cache *cache, const struct digest *key)
{
	g_autofree char *path = store_path(cache->directory, STORE_ANSWERS, key);
	const char *why;
	gsize size;
	guint64 sum;
	char *data = file_read(path, ANSWER_MOST, &size, &why);

	if (!data || size < sizeof(sum)) {
		g_free(data);
		return NULL;
	}
	size -= sizeof(sum);
	memcpy(&sum, data + size, sizeof(sum));
	if (sum != quick_sum(data, size)) {
		g_free(data);
		return NULL;
	}
	store_touch(path);
	return g_bytes_new_take(data, size);
}

void cache_keep_answer(struct cache *cache, const struct digest *key, const void *data, gsize size)
{
	g_autofree char *path = store_make_path(cache->directory, STORE_ANSWERS, key, NULL);
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	guint64 sum = quick_sum(data, size);

	if (!path || size > ANSWER_MOST - sizeof(sum))
		return;
	g_byte_array_append(bytes, data, (guint)size);
	g_byte_array_append(bytes, (const guint8 *)&sum, sizeof(sum));
	g_file_set_contents(path, (const char *)bytes->data, (gssize)bytes->len, NULL);
}
