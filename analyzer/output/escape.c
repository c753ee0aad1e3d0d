/* SPDX-License-Identifier: MIT
 *
 * escape.c - decode one character, decide whether it is harmless, count its cells.
 *
 * What counts as harmful: C0 and C1 controls and DEL (a terminal obeys them), line and paragraph
 * separators, and the bidirectional controls, which can make source code read differently from
 * what it says. The backslash itself is not doubled: the output is for people, and paths and C
 * strings are full of them.
 */
#include "output/escape.h"

static gboolean is_direction_control(gunichar c)
{
	return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069);
}

static unsigned append_text(GString *out, const char *text)
{
	gsize before = out->len;

	g_string_append(out, text);
	return (unsigned)(out->len - before);
}

/* A byte or a character below 256, by its number. */
static unsigned append_byte(GString *out, unsigned code)
{
	g_autofree char *text = g_strdup_printf("\\x%02x", code);

	return append_text(out, text);
}

static unsigned append_unicode(GString *out, unsigned code)
{
	g_autofree char *text = g_strdup_printf("\\u%04x", code);

	return append_text(out, text);
}

static unsigned append_control(GString *out, gunichar c)
{
	switch (c) {
	case '\n':
		return append_text(out, "\\n");
	case '\r':
		return append_text(out, "\\r");
	case '\t':
		return append_text(out, "\\t");
	default:
		return append_byte(out, c);
	}
}

unsigned escape_next(GString *out, const char **text)
{
	gunichar c = g_utf8_get_char_validated(*text, -1);

	if (c == (gunichar)-1 || c == (gunichar)-2) {
		unsigned char byte = (unsigned char)**text;
		(*text)++;
		return append_byte(out, byte);
	}
	*text = g_utf8_next_char(*text);
	if (c < 0x20 || (c >= 0x7f && c < 0xa0))
		return append_control(out, c);
	if (is_direction_control(c))
		return append_unicode(out, c);
	g_string_append_unichar(out, c);
	if (g_unichar_iszerowidth(c))
		return 0;
	return g_unichar_iswide(c) ? 2 : 1;
}

unsigned escape_append(GString *out, const char *text)
{
	unsigned cells = 0;

	while (text && *text)
		cells += escape_next(out, &text);
	return cells;
}

void escape_padded(GString *out, const char *text, unsigned width)
{
	for (unsigned cells = escape_append(out, text); cells < width; cells++)
		g_string_append_c(out, ' ');
}

unsigned escape_width(const char *text)
{
	g_autoptr(GString) scratch = g_string_new(NULL);

	return escape_append(scratch, text);
}
