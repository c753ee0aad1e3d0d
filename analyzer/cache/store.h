/* SPDX-License-Identifier: MIT
 *
 * store.h - the cache's directory: where things are in it, and that it stays bounded.
 *
 *   CACHEDIR.TAG            backup programs leave the directory out
 *   units/ab/cdef...        manifests, named by what is known before a parse
 *   facts/ab/cdef...        facts, named by everything they depend on
 *   answers/ab/cdef...      what was found, named by everything that decides it
 */
#ifndef CACHE_STORE_H
#define CACHE_STORE_H

#include "cache/digest.h"

enum store_kind {
	STORE_UNITS,
	STORE_FACTS,
	STORE_ANSWERS
};

/* Makes DIRECTORY and what is above it. False with ERROR when it can be neither used nor made; one
 * that cannot be written is fine. */
bool store_open(const char *directory, GError **error);

/* The path of what KEY names. Newly allocated. */
char *store_path(const char *directory, enum store_kind kind, const struct digest *key);
/* The same, with the folder it stands in made. NULL with ERROR. */
char *store_make_path(const char *directory, enum store_kind kind, const struct digest *key,
                      GError **error);

/* PATH was used just now. Failing is fine. */
void store_touch(const char *path);

/* Removes what was not used for longest until no more than LIMIT bytes are left, and what writers
 * that were killed left behind. Others may do the same at the same time. */
void store_trim(const char *directory, guint64 limit);

#endif
