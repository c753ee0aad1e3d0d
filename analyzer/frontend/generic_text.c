/* SPDX-License-Identifier: MIT
 *
 * generic_text.c - reads _Generic selections in text that a compiler printed.
 *
 * The idea
 *   One pass with a stack of open brackets; those of a selection know what is read next, a type
 *   or a value, so nested selections cost no second look.
 *
 * What holds: string and character literals are stepped over, brackets of all kinds nest, and a
 * selection inside another one is an entry of its own. What it does not do: parse C; the text comes
 * from a compiler and is well formed, and where it is not, the answer is short, never a crash.
 */
#include "frontend/generic_text.h"

#include <string.h>

static const char KEYWORD[] = "_Generic(";

/* An open bracket. */
struct open {
	struct generic_shape *selection; /* NULL: any other bracket */
	const char *type;                /* where the type at work begins; NULL in an operand */
};

struct generic_shape *generic_shape_new(void)
{
	struct generic_shape *shape = g_new(struct generic_shape, 1);

	shape->types = g_ptr_array_new_with_free_func(g_free);
	shape->words = g_ptr_array_new_with_free_func(g_free);
	return shape;
}

void generic_shape_free(struct generic_shape *shape)
{
	if (!shape)
		return;
	g_ptr_array_unref(shape->types);
	g_ptr_array_unref(shape->words);
	g_free(shape);
}

static gboolean is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '$' || (guchar)c >= 0x80;
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

/* The word that the operand at TEXT begins with, brackets aside; of a number its digits. */
static char *first_word(const char *text)
{
	gsize length = 0;

	while (*text == ' ' || *text == '(')
		text++;
	while (g_ascii_isdigit(*text) ? g_ascii_isdigit(text[length]) : is_word(text[length]))
		length++;
	return length ? g_strndup(text, length) : NULL;
}

static void end_type(struct open *open, const char *end)
{
	char *type = g_strndup(open->type, (gsize)(end - open->type));

	g_ptr_array_add(open->selection->types, g_strstrip(type));
	g_ptr_array_add(open->selection->words, first_word(end + 1));
	open->type = NULL;
}

static void take_character(GArray *stack, const char *at)
{
	struct open *top = stack->len ? &g_array_index(stack, struct open, stack->len - 1) : NULL;

	if (strchr("([{", *at)) {
		g_array_append_val(stack, ((struct open){ NULL, NULL }));
	} else if (strchr(")]}", *at)) {
		if (top)
			g_array_set_size(stack, stack->len - 1);
	} else if (top && top->selection) {
		if (*at == ',')
			top->type = at + 1;
		else if (*at == ':' && top->type)
			end_type(top, at);
	}
}

GPtrArray *generic_text_read(const char *printed)
{
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)generic_shape_free);
	g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(struct open));
	const char *text = printed;
	char before = ' ';

	while (*text) {
		if (!is_word(before) && g_str_has_prefix(text, KEYWORD)) {
			struct open open = { generic_shape_new(), NULL };

			g_ptr_array_add(all, open.selection);
			g_array_append_val(stack, open);
			text += strlen(KEYWORD);
			g_ptr_array_add(open.selection->words, first_word(text));
			before = '(';
			continue;
		}
		take_character(stack, text);
		before = *text;
		text = step(text);
	}
	return all;
}
