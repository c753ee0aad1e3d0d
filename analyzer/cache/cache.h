/* SPDX-License-Identifier: MIT
 *
 * cache.h - facts of units, found again as long as nothing they depend on changed.
 *
 * The problem
 *   Parsing is nearly all the cost of a run, and from one run to the next nearly nothing changes.
 *
 * The idea
 *   Facts are kept under a key made of everything they depend on: the program that made them, the
 *   command, every file that was read, and which files were looked for and not found. What was read
 *   is known only after a parse, so it is written into a manifest, which is found under what is
 *   known before: program and command. A manifest names its files with stamp and digest: while the
 *   stamps hold nothing is read at all.
 *
 *   Answers are kept beside them: bytes under a key that somebody else makes.
 *
 * What holds
 *   - A hit is what a parse would give now. Rule packs are not in the key: facts know none.
 *   - Files are written whole and renamed; two runs at once, or one killed anywhere, leave at worst
 *     a file too much. What is damaged is a miss, and replaced.
 *   - A unit whose files changed while the run was on its way is not kept.
 *
 * What it does not do
 *   It does not notice a header that is replaced by one with the same size, inode and both times;
 *   only somebody who sets the clock back can do that.
 */
#ifndef CACHE_CACHE_H
#define CACHE_CACHE_H

#include "cache/digest.h"
#include "facts/facts_file.h"

/* What decides a unit's facts beside the contents of files. All borrowed. */
struct cache_unit {
	const char *file;
	const char *directory;      /* of the command */
	const GPtrArray *arguments; /* char *: those that decide what the file means */
	char **search;              /* directories that are searched for headers, absolute */
	char **forced;              /* names of headers that the command includes */
};

struct cache;

/* Opens the cache in DIRECTORY, made when needed. VERSION tells programs apart whose facts differ.
 * NULL with ERROR when the directory cannot be used at all. */
struct cache *cache_open(const char *directory, guint64 limit, const char *version, GError **error);
void cache_free(struct cache *cache);

/* The facts of UNIT, or NULL: a miss. The caller closes. */
struct facts_file *cache_find(struct cache *cache, const struct cache_unit *unit);

/* Keeps FACTS, which UNIT's parse made of the files FILES (char *, the main file among
 * them). False with ERROR when it could not be written; a unit that must not be kept is none. */
bool cache_keep(struct cache *cache, const struct cache_unit *unit, const GPtrArray *files,
                const struct facts_file *facts, GError **error);

/* What was kept under KEY, or NULL: nothing, or it is damaged. */
GBytes *cache_answer(struct cache *cache, const struct digest *key);

/* Keeps DATA, SIZE bytes, under KEY; when that does not work the next run does without. */
void cache_keep_answer(struct cache *cache, const struct digest *key, const void *data, gsize size);

/* The folder that CACHE is in: borrowed. */
const char *cache_directory(const struct cache *cache);

/* Makes the cache as small as it should be. */
void cache_trim(struct cache *cache);

#endif
