/* SPDX-License-Identifier: MIT
 *
 * cleanup_text.c - finds `__attribute__((cleanup(f)))` outside all brackets of a declaration.
 *
 * What holds: literals are stepped over and brackets nest, so the attribute of a variable inside a
 * statement expression is never taken for the outer one's. The attribute may stand before the type,
 * after the name or after the initialiser (libclang has moved it), and may be spelled [[gnu::...]].
 */
#include "frontend/cleanup_text.h"

#include <glib.h>
#include <string.h>

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

static unsigned deeper(unsigned depth, char c)
{
	if (strchr("([{", c))
		return depth + 1;
	return strchr(")]}", c) && depth ? depth - 1 : depth;
}

static char *word_at(const char *text)
{
	gsize length = 0;

	while (is_word(text[length]))
		length++;
	return length ? g_strndup(text, length) : NULL;
}

/* The function named in the attribute list whose brackets open at TEXT, or NULL. */
static char *function_in_list(const char *text)
{
	static const char *const names[] = { "cleanup(", "__cleanup__(" };
	unsigned depth = 0;
	char before = ' ';

	do {
		for (size_t i = 0; depth == 2 && !is_word(before) && i < G_N_ELEMENTS(names); i++)
			if (g_str_has_prefix(text, names[i]))
				return word_at(text + strlen(names[i]));
		depth = deeper(depth, *text);
		before = *text;
		text = step(text);
	} while (*text && depth);
	return NULL;
}

char *cleanup_text_function(const char *printed)
{
	static const char keyword[] = "__attribute__((";
	unsigned depth = 0;

	for (const char *text = printed; *text; text = step(text)) {
		char *name = NULL;

		if (!depth && g_str_has_prefix(text, keyword))
			name = function_in_list(text + strlen(keyword) - 2);
		else if (!depth && g_str_has_prefix(text, "[["))
			name = function_in_list(text);
		if (name)
			return name;
		depth = deeper(depth, *text);
	}
	return NULL;
}
