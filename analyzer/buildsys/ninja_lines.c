/* SPDX-License-Identifier: MIT
 *
 * ninja_lines.c - one pass over the text, in place.
 *
 * Carriage returns are taken out first, so that nobody else has to know of them. Lines are cut
 * where they end; a dollar and what it stands before are passed over as a pair, whatever they are,
 * and mean something later (ninja_scope.h).
 */
#include "buildsys/ninja_lines.h"

#include <string.h>

void ninja_lines_init(struct ninja_lines *lines, char *text)
{
	char *to = strchr(text, '\r');

	for (const char *from = to; from && *from; from++)
		if (*from != '\r' || from[1] != '\n')
			*to++ = *from;
	if (to)
		*to = '\0';
	*lines = (struct ninja_lines){ .text = text, .rest = text, .next = 1 };
}

void ninja_lines_release(struct ninja_lines *lines)
{
	g_free(lines->text);
}

/* The end of the line that begins at AT; counts the newlines inside. */
static char *line_end(char *at, unsigned *inside)
{
	for (;;) {
		at += strcspn(at, "$\n");
		if (*at != '$')
			return at;
		*inside += at[1] == '\n';
		at += at[1] ? 2 : 1;
	}
}

bool ninja_lines_next(struct ninja_lines *lines)
{
	if (lines->again) {
		lines->again = false;
		return true;
	}
	while (*lines->rest) {
		char *start = lines->rest;
		unsigned inside = 0;
		char *end = line_end(start, &inside);

		lines->number = lines->next;
		lines->next += inside + 1;
		lines->rest = *end ? end + 1 : end;
		*end = '\0';
		lines->line = start + strspn(start, " \t");
		lines->indented = lines->line > start;
		if (*lines->line && *lines->line != '#')
			return true;
	}
	return false;
}

bool ninja_lines_next_indented(struct ninja_lines *lines)
{
	if (!ninja_lines_next(lines))
		return false;
	lines->again = !lines->indented;
	return lines->indented;
}

bool ninja_lines_binding(struct ninja_lines *lines, char **name, char **value)
{
	char *at = lines->line;
	size_t length = 0;

	while (g_ascii_isalnum(at[length]) || (at[length] && strchr("_.-", at[length])))
		length++;
	*name = at;
	at += length;
	at += strspn(at, " ");
	if (!length || *at != '=')
		return false;
	*value = at + 1 + strspn(at + 1, " ");
	(*name)[length] = '\0';
	return true;
}

char *ninja_lines_path(const char **text)
{
	const char *start = *text + strspn(*text, " "), *at = start;

	for (;;) {
		at += strcspn(at, "$ :|\n");
		if (*at != '$')
			break;
		at += at[1] ? 2 : 1;
	}
	*text = at;
	return at == start ? NULL : g_strndup(start, (gsize)(at - start));
}
