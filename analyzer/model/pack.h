/* SPDX-License-Identifier: MIT
 *
 * pack.h - one rule pack in memory.
 *
 * Only this folder and its tests look inside; everybody else asks model_set.h. A pack is filled by
 * pack_read.c and never changes afterwards. Everything in it lives as long as the pack: rows point
 * into its own strings.
 */
#ifndef MODEL_PACK_H
#define MODEL_PACK_H

#include <glib.h>
#include "model/model.h"

struct pack {
	char *path;
	char *digest; /* of the file, SHA-256 in hex */
	const char *name;
	const char *title;
	GPtrArray *headers;     /* const char *, NULL-terminated */
	GPtrArray *objects;     /* const char *, NULL-terminated */
	GHashTable *constants;  /* const char * -> int64_t * */
	GHashTable *paths;      /* const char *name of a set -> its number in path_sets, plus 1 */
	GHashTable *advice;     /* const char *need -> const char * */
	GArray *functions;      /* struct model_function, sorted by name */
	GArray *annotations;    /* struct model_annotation */
	GHashTable *names;      /* const char *, a row's name or alias -> its index */
	GArray *fields;         /* struct model_field, an alias is a row of its own */
	GHashTable *field_keys; /* const char *, "record::field" of every one of FIELDS */
	GStringChunk *strings;  /* every string of the pack */
	GPtrArray *memory;      /* every array of the rows */
};

/* A pack without rows that says it was read from PATH; never NULL. */
struct pack *pack_new(const char *path);

/* NULL is fine. */
void pack_free(struct pack *pack);

/* While reading: STRING and COUNT zeroed elements of SIZE, owned by the pack. */
const char *pack_string(struct pack *pack, const char *string);
void *pack_alloc(struct pack *pack, size_t count, size_t size);

#endif
