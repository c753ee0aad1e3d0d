/* SPDX-License-Identifier: MIT
 *
 * asm_text.c - finds `asm volatile goto (template : out : in : clobbers : labels)`.
 *
 * What holds: clang prints a statement as `asm`, its qualifiers and a space before the bracket,
 * while the name that a declaration has for the linker is `asm(`. Literals are stepped over and
 * operands stand in brackets of their own, so the last colon outside these is the one before the
 * labels.
 */
#include "frontend/asm_text.h"

#include <stdbool.h>
#include <string.h>

static bool is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '$';
}

/* The character after the literal or the word that begins at TEXT, or TEXT + 1. */
static const char *step(const char *text)
{
	char quote = *text;

	if (is_word(quote)) {
		while (is_word(*text))
			text++;
		return text;
	}
	if (quote != '"' && quote != '\'')
		return text + 1;
	for (text++; *text && *text != quote; text++)
		if (*text == '\\' && text[1])
			text++;
	return *text ? text + 1 : text;
}

/* Steps over WORD and a space at TEXT, if they are there. */
static bool skip_word(const char **text, const char *word)
{
	size_t length = strlen(word);

	if (strncmp(*text, word, length) || (*text)[length] != ' ')
		return false;
	*text += length + 1;
	return true;
}

/* The labels behind the last colon in the brackets that open at TEXT. */
static char **labels_in(const char *text)
{
	const char *from = NULL;
	unsigned depth = 0;

	do {
		if (strchr("([{", *text))
			depth++;
		else if (strchr(")]}", *text))
			depth--;
		else if (*text == ':' && depth == 1)
			from = text + 1;
		if (depth)
			text = step(text);
	} while (*text && depth);
	g_autofree char *list = from ? g_strndup(from, (gsize)(text - from)) : g_strdup("");
	char **labels = g_strsplit(list, ",", -1);

	for (char **label = labels; *label; label++)
		g_strstrip(*label);
	return labels;
}

GPtrArray *asm_text_statements(const char *printed)
{
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);

	for (const char *text = printed; *text;) {
		const char *at = text;

		text = step(text);
		if (!skip_word(&at, "asm"))
			continue;
		skip_word(&at, "volatile");
		if (skip_word(&at, "goto") && *at == '(')
			g_ptr_array_add(all, labels_in(at));
		else if (*at == '(')
			g_ptr_array_add(all, g_new0(char *, 1));
	}
	return all;
}
