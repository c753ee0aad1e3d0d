/* SPDX-License-Identifier: MIT
 *
 * recall.h - units whose facts are known from an earlier run.
 *
 * The joint between the cache, which knows no compiler, and the frontend, which knows no cache:
 * here a command becomes what the cache asks for, and the cache's trouble becomes words to the
 * user.
 */
#ifndef DRIVER_RECALL_H
#define DRIVER_RECALL_H

#include "cache/digest.h"
#include "driver/options.h"
#include "driver/units.h"

struct recall;

/* The cache that OPTIONS ask for. NULL when none is wanted, or, after a word to the user, none can
 * be had. */
struct recall *recall_new(const struct options *options);
void recall_free(struct recall *recall);

/* Gives facts to all of UNITS that did not change; how many those are. */
guint recall_find(struct recall *recall, struct units *units);

/* Keeps the facts at PATH, which UNIT's parse made of FILES (char *). False with ERROR when that
 * could not be done. Works in a forked process too. */
bool recall_keep(struct recall *recall, const struct unit *unit, const GPtrArray *files,
                 const char *path, GError **error);

/* Keeping failed with TEXT: says so, once. */
void recall_trouble(struct recall *recall, const char *text);

/* The folder that everything is kept in: borrowed. */
const char *recall_directory(const struct recall *recall);

/* What decides facts and is no unit's: borrowed. */
const char *recall_version(const struct recall *recall);

/* The answer kept under KEY, or NULL; and keeping one. */
GBytes *recall_answer(struct recall *recall, const struct digest *key);
void recall_keep_answer(struct recall *recall, const struct digest *key, const void *data,
                        gsize size);

/* After the last unit was kept: makes the cache as small as it should be. */
void recall_trim(struct recall *recall);

#endif
