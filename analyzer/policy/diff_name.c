/* SPDX-License-Identifier: MIT
 *
 * diff_name.c - quotes taken off, escapes undone.
 *
 * Names are bytes, not text: what the escapes give is what the file system has. A NUL cannot be
 * part of one.
 */
#include "policy/diff_name.h"

#include <string.h>

/* The byte that escape C stands for, or 0. */
static char simple_escape(char c)
{
	static const char from[] = "abtnvfr\"\\", to[] = "\a\b\t\n\v\f\r\"\\";
	const char *at = c ? strchr(from, c) : NULL;

	return at ? to[at - from] : '\0';
}

/* Undoes the escape at AT, behind the backslash, into OUT. Where it ends, or NULL. */
static const char *take_escape(const char *at, const char *end, GString *out)
{
	unsigned value = 0;

	if (at < end && simple_escape(*at)) {
		g_string_append_c(out, simple_escape(*at));
		return at + 1;
	}
	for (int i = 0; i < 3; i++, at++) {
		if (at == end || *at < '0' || *at > '7')
			return NULL;
		value = value * 8 + (unsigned)(*at - '0');
	}
	if (!value || value > 255)
		return NULL;
	g_string_append_c(out, (char)value);
	return at;
}

/* From behind the opening quote to the closing one. */
static char *take_quoted(const char *at, const char *end)
{
	g_autoptr(GString) out = g_string_new(NULL);

	while (at && at < end && *at != '"') {
		if (*at == '\\')
			at = take_escape(at + 1, end, out);
		else
			g_string_append_c(out, *at++);
	}
	return at && at < end ? g_strdup(out->str) : NULL;
}

bool diff_name_read(const char *text, gsize size, char **path)
{
	const char *tab = memchr(text, '\t', size);

	*path = NULL;
	if (memchr(text, '\0', size))
		return false;
	if (size && *text == '"')
		*path = take_quoted(text + 1, text + size);
	else
		*path = g_strndup(text, tab ? (gsize)(tab - text) : size);
	if (!*path || !**path) {
		g_clear_pointer(path, g_free);
		return false;
	}
	if (!strcmp(*path, "/dev/null"))
		g_clear_pointer(path, g_free);
	return true;
}
