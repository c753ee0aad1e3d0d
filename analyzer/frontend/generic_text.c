/* SPDX-License-Identifier: MIT
 *
 * generic_text.c - reads _Generic selections in text that a compiler printed.
 *
 * What holds: string and character literals are stepped over, brackets of all kinds nest, and a
 * selection inside another one is an entry of its own. What it does not do: parse C; the text comes
 * from a compiler and is well formed, and where it is not, the answer is short, never a crash.
 */
#include "frontend/generic_text.h"

#include <string.h>

static const char KEYWORD[] = "_Generic(";

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

/* The character after the literal that begins at TEXT; TEXT + 1 when none does. */
static const char *step(const char *text)
{
	char quote = *text;

	if (quote != '"' && quote != '\'')
		return text + 1;
	for (text++; *text && *text != quote; text++)
		if (*text == '\\' && text[1])
			text++;
	return *text ? text + 1 : text;
}

/* Where the first of the characters in STOPS stands in TEXT outside brackets and literals, or where
 * the bracket around TEXT closes, or its end. */
static const char *find_outside(const char *text, const char *stops)
{
	for (unsigned depth = 0; *text; text = step(text)) {
		if (!depth && strchr(stops, *text))
			break;
		if (strchr("([{", *text))
			depth++;
		else if (strchr(")]}", *text) && !depth--)
			break;
	}
	return text;
}

/* The associations' types of the selection whose operands begin at TEXT. */
static char **types_of(const char *text)
{
	GPtrArray *types = g_ptr_array_new();

	for (text = find_outside(text, ","); *text == ','; text = find_outside(text, ",")) {
		const char *begin = text + 1;

		text = find_outside(begin, ":,");
		if (*text == ':')
			g_ptr_array_add(types, g_strstrip(g_strndup(begin, (gsize)(text - begin))));
	}
	g_ptr_array_add(types, NULL);
	return (char **)g_ptr_array_free(types, FALSE);
}

GPtrArray *generic_text_types(const char *printed)
{
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
	char before = ' ';

	for (const char *text = printed; *text; before = *text, text = step(text))
		if (!is_word(before) && g_str_has_prefix(text, KEYWORD))
			g_ptr_array_add(all, types_of(text + strlen(KEYWORD)));
	return all;
}

/* Is WORD the keyword before a tag? */
static gboolean takes_tag(const char *word)
{
	return !strcmp(word, "struct") || !strcmp(word, "union") || !strcmp(word, "enum");
}

char *generic_text_replace(const char *text, GHashTable *words)
{
	GString *out = g_string_new(NULL);
	gboolean is_tag = FALSE;

	while (*text) {
		gsize run = 0;

		while (is_word(text[run]))
			run++;
		g_autofree char *part = g_strndup(text, MAX(run, 1));
		const char *with = is_tag ? NULL : g_hash_table_lookup(words, part);

		g_string_append(out, with ? with : part);
		is_tag = takes_tag(part) || (is_tag && !run);
		text += MAX(run, 1);
	}
	return g_string_free(out, FALSE);
}
