/* SPDX-License-Identifier: MIT
 *
 * json_read.c - typed getters over a JSON document, and their complaints.
 *
 * A getter either fills its result or says what stands there instead, with file, line and path. The
 * line is looked for only then (json_line.h), so reading a good file costs nothing extra.
 */
#include "support/json_read.h"

#include <stdarg.h>
#include <string.h>
#include "support/json_doc.h"
#include "support/json_line.h"
#include "support/text.h"

static const char *type_name(const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		return "an object";
	case JSON_ARRAY:
		return "an array";
	case JSON_STRING:
		return "a string";
	case JSON_INTEGER:
		return "an integer";
	case JSON_REAL:
		return "a fraction";
	case JSON_TRUE:
		return "true";
	case JSON_FALSE:
		return "false";
	case JSON_NULL:
		return "null";
	}
	g_assert_not_reached();
}

static size_t depth_of(const struct json_node *node)
{
	size_t depth = 0;

	for (; node->parent; node = node->parent)
		depth++;
	return depth;
}

/* Fills STEPS, which has room for all, with the way from the root to NODE. */
static void steps_to(const struct json_node *node, struct json_step *steps, size_t depth)
{
	for (; depth > 0; node = node->parent)
		steps[--depth] = (struct json_step){ .key = node->key, .index = node->index };
}

size_t json_node_line(const struct json_node *node)
{
	size_t depth = depth_of(node);
	g_autofree struct json_step *steps = g_new(struct json_step, depth);

	steps_to(node, steps, depth);
	return json_line_of(node->doc->text, node->doc->length, steps, depth);
}

static bool is_identifier(const char *key)
{
	return *key != '\0' && strspn(key, "abcdefghijklmnopqrstuvwxyz"
	                                   "ABCDEFGHIJKLMNOPQRSTUVWXYZ_$0123456789") == strlen(key);
}

char *json_node_path(const struct json_node *node)
{
	size_t depth = depth_of(node);
	g_autofree struct json_step *steps = g_new(struct json_step, depth);
	GString *path = g_string_new("$");

	steps_to(node, steps, depth);
	for (size_t i = 0; i < depth; i++) {
		if (!steps[i].key)
			g_string_append_printf(path, "[%zu]", steps[i].index);
		else if (is_identifier(steps[i].key))
			g_string_append_printf(path, ".%s", steps[i].key);
		else
			g_string_append_printf(path, "[\"%s\"]", steps[i].key);
	}
	return g_string_free(path, FALSE);
}

bool json_node_error(const struct json_node *node, GError **error, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_autofree char *what = g_strdup_vprintf(format, args);
	va_end(args);
	g_autofree char *path = json_node_path(node);
	g_autofree char *raw = g_strdup_printf("%s:%zu: %s: %s", node->doc->path,
	                                       json_node_line(node), path, what);
	g_autofree char *message = text_one_line(raw);

	g_set_error_literal(error, JSON_READ_ERROR, JSON_READ_ERROR_VALUE, message);
	return false;
}

bool json_node_member(const struct json_node *object, const char *key, struct json_node *member)
{
	json_t *value = json_object_get(object->value, key);

	if (!value)
		return false;
	*member = (struct json_node){
		.doc = object->doc, .parent = object, .value = value, .key = key
	};
	return true;
}

struct json_node json_node_item(const struct json_node *array, size_t index)
{
	json_t *value = json_array_get(array->value, index);

	g_assert(value);
	return (struct json_node){
		.doc = array->doc, .parent = array, .value = value, .index = index
	};
}

static bool wrong_type(const struct json_node *node, const char *wanted, GError **error)
{
	return json_node_error(node, error, "must be %s, not %s", wanted, type_name(node->value));
}

bool json_node_object(const struct json_node *node, const char *const *keys, GError **error)
{
	const char *key;
	json_t *value;

	if (!json_is_object(node->value))
		return wrong_type(node, "an object", error);
	json_object_foreach(node->value, key, value) {
		struct json_node member;

		if (!keys || g_strv_contains(keys, key))
			continue;
		g_autofree char *allowed = g_strjoinv(", ", (char **)keys);
		json_node_member(node, key, &member);
		return json_node_error(&member, error, "unknown key; allowed: %s", allowed);
	}
	return true;
}

bool json_node_array(const struct json_node *node, size_t *count, GError **error)
{
	if (!json_is_array(node->value))
		return wrong_type(node, "an array", error);
	if (json_array_size(node->value) == 0)
		return json_node_error(node, error, "must not be empty");
	*count = json_array_size(node->value);
	return true;
}

bool json_node_string(const struct json_node *node, const char **string, GError **error)
{
	if (!json_is_string(node->value))
		return wrong_type(node, "a string", error);
	if (json_string_length(node->value) == 0)
		return json_node_error(node, error, "must not be empty");
	*string = json_string_value(node->value);
	return true;
}

bool json_node_integer(const struct json_node *node, int64_t low, int64_t high, int64_t *integer,
                       GError **error)
{
	if (!json_is_integer(node->value))
		return wrong_type(node, "an integer", error);
	json_int_t value = json_integer_value(node->value);

	if (value < low || value > high)
		return json_node_error(node, error,
		                       "%" G_GINT64_FORMAT " is out of range: %" G_GINT64_FORMAT
		                       " to %" G_GINT64_FORMAT " is allowed",
		                       (gint64)value, (gint64)low, (gint64)high);
	*integer = value;
	return true;
}

bool json_node_bool(const struct json_node *node, bool *value, GError **error)
{
	if (!json_is_boolean(node->value))
		return wrong_type(node, "true or false", error);
	*value = json_is_true(node->value);
	return true;
}

bool json_node_need(const struct json_node *object, const char *key, struct json_node *member,
                    GError **error)
{
	if (json_node_member(object, key, member))
		return true;
	return json_node_error(object, error, "\"%s\" is missing", key);
}
