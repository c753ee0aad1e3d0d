/* SPDX-License-Identifier: MIT
 *
 * escape.c - text from a file, made harmless for a terminal.
 *
 * Why: reports carry path names, thread names and command lines of other people's processes. A
 * file may be called "\033]0;...": printed raw it rewrites the reader's screen.
 *
 * What holds: the output is valid UTF-8 without control, format or unassigned characters, and
 * different inputs below the limit give different outputs (a backslash is doubled).
 */
#include "reader/base/escape.h"

static void append_ascii_control(GString *out, unsigned char c)
{
	switch (c) {
	case '\n':
		g_string_append(out, "\\n");
		break;
	case '\t':
		g_string_append(out, "\\t");
		break;
	case '\r':
		g_string_append(out, "\\r");
		break;
	default:
		g_string_append_printf(out, "\\x%02x", c);
	}
}

/* Appends the character at TEXT; returns how many bytes it had. */
static size_t append_one(GString *out, const char *text)
{
	unsigned char first = (unsigned char)text[0];

	if (first < 0x20 || first == 0x7f) {
		append_ascii_control(out, first);
		return 1;
	}
	if (first == '\\') {
		g_string_append(out, "\\\\");
		return 1;
	}
	if (first < 0x80) {
		g_string_append_c(out, (char)first);
		return 1;
	}
	gunichar c = g_utf8_get_char_validated(text, -1);
	if (c == (gunichar)-1 || c == (gunichar)-2) {
		g_string_append_printf(out, "\\x%02x", first);
		return 1;
	}
	if (g_unichar_isprint(c))
		g_string_append_unichar(out, c);
	else
		g_string_append_printf(out, "\\u{%x}", c);
	return (size_t)(g_utf8_next_char(text) - text);
}

void escape_append(GString *out, const char *text, size_t limit)
{
	for (size_t shown = 0; *text; shown++) {
		if (shown == limit) {
			g_string_append(out, "...");
			return;
		}
		text += append_one(out, text);
	}
}

char *escape_dup(const char *text)
{
	GString *out = g_string_new(NULL);

	escape_append(out, text, ESCAPE_LIMIT);
	return g_string_free(out, FALSE);
}
