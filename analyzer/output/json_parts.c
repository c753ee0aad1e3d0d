/* SPDX-License-Identifier: MIT
 *
 * json_parts.c - strings into JSON, and JSON into bytes.
 *
 * jansson refuses strings that are no UTF-8, and a refused string would be a key that is missing.
 * So they are made valid first, once, and then stored unchecked.
 */
#include "output/json_parts.h"

json_t *json_text(const char *text)
{
	g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : NULL;

	return valid ? json_string_nocheck(valid) : json_null();
}

void json_set_text(json_t *object, const char *key, const char *text)
{
	if (text)
		json_object_set_new(object, key, json_text(text));
}

static int append_bytes(const char *bytes, size_t size, void *out)
{
	g_string_append_len(out, bytes, (gssize)size);
	return 0;
}

void json_append(GString *out, json_t *root)
{
	json_dump_callback(root, append_bytes, out, JSON_INDENT(2));
	g_string_append_c(out, '\n');
	json_decref(root);
}
