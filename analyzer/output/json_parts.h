/* SPDX-License-Identifier: MIT
 *
 * json_parts.h - what every format made of JSON needs.
 *
 * JSON text is UTF-8; file names need not be. Bytes that are not become U+FFFD here, which is the
 * one way in which a string may differ from what was found. Control characters are escaped by
 * jansson.
 */
#ifndef OUTPUT_JSON_PARTS_H
#define OUTPUT_JSON_PARTS_H

#include <glib.h>
#include <jansson.h>

/* TEXT as a JSON string; NULL is null. The caller's to give away. */
json_t *json_text(const char *text);

/* Sets KEY of OBJECT to TEXT; leaves it out when TEXT is NULL. */
void json_set_text(json_t *object, const char *key, const char *text);

/* Appends ROOT, indented, and a newline. ROOT is released. */
void json_append(GString *out, json_t *root);

#endif
