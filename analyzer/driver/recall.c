/* SPDX-License-Identifier: MIT
 *
 * recall.c - where the cache is, what tells two programs' facts apart, and the cache's questions
 * put into its words.
 *
 * The key holds this very executable (its size and time), so that a program built anew never takes
 * facts of the one before, whatever its version says.
 */
#include "driver/recall.h"

#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

#include "cache/cache.h"
#include "frontend/search.h"
#include "support/log.h"

#define MEGABYTE (UINT64_C(1) << 20)

struct recall {
	struct cache *cache;
	char *version;
	char **built_in; /* directories that are always searched */
	bool said;       /* that keeping does not work */
};

static char *default_directory(void)
{
	const char *cache = g_getenv("XDG_CACHE_HOME");
	const char *home = g_getenv("HOME");

	if (cache && g_path_is_absolute(cache))
		return g_build_filename(cache, "asynclint", NULL);
	if (home && g_path_is_absolute(home))
		return g_build_filename(home, ".cache", "asynclint", NULL);
	return NULL;
}

/* Everything but the unit that decides what its facts are. */
static char *program_version(void)
{
	g_autofree char *environment = search_environment();
	struct stat st = { 0 };

	stat("/proc/self/exe", &st);
	return g_strdup_printf("%s\n%lld %lld.%09ld\n%s", ASYNCLINT_VERSION, (long long)st.st_size,
	                       (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec, environment);
}

struct recall *recall_new(const struct options *options)
{
	g_autofree char *directory = options->cache_dir ? g_strdup(options->cache_dir)
	                                                : default_directory();
	g_autofree char *version = NULL;
	g_autoptr(GError) error = NULL;
	struct cache *cache;
	struct recall *recall;

	if (options->no_cache)
		return NULL;
	if (!directory) {
		log_info("no home directory: nothing is kept for the next run (--cache-dir)");
		return NULL;
	}
	version = program_version();
	cache = cache_open(directory, (guint64)options->cache_size * MEGABYTE, version, &error);
	if (!cache) {
		log_warning("nothing is kept for the next run: %s", error->message);
		return NULL;
	}
	recall = g_new0(struct recall, 1);
	recall->cache = cache;
	recall->version = g_steal_pointer(&version);
	recall->built_in = search_built_in();
	return recall;
}

void recall_free(struct recall *recall)
{
	if (!recall)
		return;
	cache_free(recall->cache);
	g_free(recall->version);
	g_strfreev(recall->built_in);
	g_free(recall);
}

/* UNIT as the cache wants it; search path and forced names to be freed. */
static struct cache_unit describe(const struct recall *recall, const struct unit *unit)
{
	return (struct cache_unit){ .file = unit->command->file,
		                    .directory = unit->command->directory,
		                    .arguments = unit->args,
		                    .search = search_path(unit->args, recall->built_in),
		                    .forced = search_forced(unit->args) };
}

static void release(struct cache_unit *description)
{
	g_strfreev(description->search);
	g_strfreev(description->forced);
}

const char *recall_directory(const struct recall *recall)
{
	return cache_directory(recall->cache);
}

const char *recall_version(const struct recall *recall)
{
	return recall->version;
}

GBytes *recall_answer(struct recall *recall, const struct digest *key)
{
	return cache_answer(recall->cache, key);
}

void recall_keep_answer(struct recall *recall, const struct digest *key, const void *data,
                        gsize size)
{
	cache_keep_answer(recall->cache, key, data, size);
}

guint recall_find(struct recall *recall, struct units *units)
{
	guint found = 0;

	for (guint i = 0; i < units->count; i++) {
		struct cache_unit description;

		if (units->all[i].command->problem)
			continue; /* it belongs to the facts, and the cache knows nothing of it */
		description = describe(recall, &units->all[i]);
		units->all[i].facts = cache_find(recall->cache, &description);
		found += units->all[i].facts != NULL;
		release(&description);
	}
	return found;
}

bool recall_keep(struct recall *recall, const struct unit *unit, const GPtrArray *files,
                 const char *path, GError **error)
{
	struct facts_file *facts;
	struct cache_unit description;
	bool kept;

	if (unit->command->problem)
		return true;
	facts = facts_file_open(path, error);
	if (!facts)
		return false;
	description = describe(recall, unit);
	kept = cache_keep(recall->cache, &description, files, facts, error);
	release(&description);
	facts_file_close(facts);
	return kept;
}

void recall_trouble(struct recall *recall, const char *text)
{
	if (!recall->said)
		log_warning("not everything is kept for the next run: %s", text);
	recall->said = true;
}

void recall_trim(struct recall *recall)
{
	cache_trim(recall->cache);
}
