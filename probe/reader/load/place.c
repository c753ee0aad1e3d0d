/* SPDX-License-Identifier: MIT
 *
 * place.c - typed access to a JSON document whose errors name file, path and field.
 *
 * Absent members are fine almost everywhere: an older probe does not write them and a newer one
 * adds some. A member that is there with another type means that the file is not what it says, and
 * guessing on would print nonsense with confidence: so that is an error.
 */
#include "reader/load/place.h"

#include "reader/base/escape.h"
#include "reader/base/failure.h"

struct place place_member(const struct place *at, const char *name)
{
	json_t *value = at->value ? json_object_get(at->value, name) : NULL;

	return (struct place){ .up = at,
		               .name = name,
		               .value = json_is_null(value) ? NULL : value };
}

struct place place_element(const struct place *at, size_t index)
{
	return (struct place){ .up = at,
		               .index = index,
		               .value = json_array_get(at->value, index) };
}

static const char *kind_of(const json_t *value)
{
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		return "an object";
	case JSON_ARRAY:
		return "an array";
	case JSON_STRING:
		return "a string";
	case JSON_INTEGER:
		return json_integer_value(value) < 0 ? "a negative number" : "a whole number";
	case JSON_REAL:
		return "a fraction";
	case JSON_TRUE:
	case JSON_FALSE:
		return "a truth value";
	case JSON_NULL:
		break;
	}
	return "null";
}

static void append_path(GString *out, const struct place *at)
{
	if (!at->up)
		return;
	append_path(out, at->up);
	if (!at->name) {
		g_string_append_printf(out, "[%zu]", at->index);
		return;
	}
	if (out->len > 0)
		g_string_append_c(out, '.');
	g_string_append(out, at->name);
}

bool place_wrong(const struct place *at, const char *wanted, GError **error)
{
	g_autoptr(GString) path = g_string_new(NULL);
	const struct place *root = at;

	while (root->up)
		root = root->up;
	g_autofree char *file = escape_dup(root->name);
	append_path(path, at);
	failure_trouble(error, "%s: %s%sexpected %s, found %s", file, path->str,
	                path->len > 0 ? ": " : "", wanted,
	                at->value ? kind_of(at->value) : "nothing");
	return false;
}

bool place_check_object(const struct place *at, GError **error)
{
	return !at->value || json_is_object(at->value) || place_wrong(at, "an object", error);
}

bool place_check_array(const struct place *at, GError **error)
{
	return !at->value || json_is_array(at->value) || place_wrong(at, "an array", error);
}

bool place_i64(const struct place *at, const char *name, int64_t *out, GError **error)
{
	struct place member = place_member(at, name);

	if (!member.value)
		return true;
	if (!json_is_integer(member.value))
		return place_wrong(&member, "a whole number", error);
	*out = json_integer_value(member.value);
	return true;
}

bool place_u64(const struct place *at, const char *name, uint64_t *out, GError **error)
{
	struct place member = place_member(at, name);

	if (!member.value)
		return true;
	if (!json_is_integer(member.value) || json_integer_value(member.value) < 0)
		return place_wrong(&member, "a whole number from 0 on", error);
	*out = (uint64_t)json_integer_value(member.value);
	return true;
}

bool place_u64_needed(const struct place *at, const char *name, uint64_t *out, GError **error)
{
	struct place member = place_member(at, name);

	if (!member.value)
		return place_wrong(&member, "a whole number from 0 on", error);
	return place_u64(at, name, out, error);
}

bool place_string(const struct place *at, const char *name, const char **out, GError **error)
{
	struct place member = place_member(at, name);

	if (!member.value)
		return true;
	if (!json_is_string(member.value))
		return place_wrong(&member, "a string", error);
	*out = json_string_value(member.value);
	return true;
}

bool place_bool(const struct place *at, const char *name, bool *out, GError **error)
{
	struct place member = place_member(at, name);

	if (!member.value)
		return true;
	if (!json_is_boolean(member.value))
		return place_wrong(&member, "true or false", error);
	*out = json_is_true(member.value);
	return true;
}
