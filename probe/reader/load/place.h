/* SPDX-License-Identifier: MIT
 *
 * place.h - a value inside a JSON document, with the way that led to it.
 *
 * A place lives on the stack of the function that descends and points up to the place it came
 * from. Nothing is allocated until something is wrong: then the chain becomes the JSON path of the
 * message ("a.json: stalls[3].call.fd: expected a whole number, found a string").
 */
#ifndef READER_LOAD_PLACE_H
#define READER_LOAD_PLACE_H

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct place {
	const struct place *up; /* NULL at the root */
	const char *name; /* key inside UP; the file's name at the root; NULL for an element */
	size_t index;     /* element of the array UP when NAME is NULL */
	json_t *value;    /* borrowed; NULL where nothing stands */
};

/* The member NAME of the object AT; its value is NULL when absent or null. */
struct place place_member(const struct place *at, const char *name);

/* Element INDEX of the array AT. */
struct place place_element(const struct place *at, size_t index);

/* Sets ERROR to "file: path: expected WANTED, found ..." (exit status 3). Always false. */
bool place_wrong(const struct place *at, const char *wanted, GError **error);

/* True when AT is absent or of the kind asked for; false with ERROR set otherwise. */
bool place_check_object(const struct place *at, GError **error);
bool place_check_array(const struct place *at, GError **error);

/* Reads member NAME of the object AT into OUT: absent leaves OUT as it was, another kind or a
 * negative number is an error. Strings are borrowed from the document. */
bool place_u64(const struct place *at, const char *name, uint64_t *out, GError **error);
bool place_i64(const struct place *at, const char *name, int64_t *out, GError **error);
bool place_string(const struct place *at, const char *name, const char **out, GError **error);
bool place_bool(const struct place *at, const char *name, bool *out, GError **error);

/* Like place_u64, but the member must be there. */
bool place_u64_needed(const struct place *at, const char *name, uint64_t *out, GError **error);

#endif
