/* SPDX-License-Identifier: MIT
 *
 * leading.c - a reader that stops at the first thing it is not sure about.
 *
 * Stopping early costs time and nothing else, so everything unusual ends the sequence: a macro for
 * a name, a line continued by a backslash, text behind the name, #include_next.
 */
#include "frontend/leading.h"

#include <stdbool.h>
#include <string.h>

struct reader {
	const char *text;
	gsize size;
	gsize at;
};

static int peek(const struct reader *reader, gsize ahead)
{
	return reader->at + ahead < reader->size ? (guchar)reader->text[reader->at + ahead] : -1;
}

static void skip_blanks(struct reader *reader)
{
	while (peek(reader, 0) == ' ' || peek(reader, 0) == '\t' || peek(reader, 0) == '\r')
		reader->at++;
}

/* Skips the comment that begins here; false when there is none, or one that does not end plainly.
 */
static bool skip_comment(struct reader *reader)
{
	const char *from = reader->text + reader->at + 2, *end;
	gsize left = reader->size - reader->at;

	if (peek(reader, 0) != '/' || left < 3)
		return false;
	if (peek(reader, 1) == '*') {
		end = memmem(from, left - 2, "*/", 2);
		if (end)
			reader->at = (gsize)(end - reader->text) + 2;
		return end != NULL;
	}
	end = peek(reader, 1) == '/' ? memchr(from, '\n', left - 2) : NULL;
	/* A backslash, or ??/ for one, would draw the next line into the comment. */
	if (!end || memchr(from, '\\', (size_t)(end - from)) ||
	    memmem(from, (size_t)(end - from),
	           "?"
	           "?/",
	           3))
		return false;
	reader->at = (gsize)(end - reader->text);
	return true;
}

/* Blanks, comments and, when LINES, ends of lines. */
static void skip_space(struct reader *reader, bool lines)
{
	do {
		skip_blanks(reader);
		while (lines && peek(reader, 0) == '\n') {
			reader->at++;
			skip_blanks(reader);
		}
	} while (skip_comment(reader));
}

static bool take(struct reader *reader, const char *word)
{
	gsize length = strlen(word);

	if (reader->size - reader->at < length ||
	    memcmp(reader->text + reader->at, word, length) != 0)
		return false;
	reader->at += length;
	return true;
}

/* The name at READER, with its delimiters, or NULL. */
static char *take_name(struct reader *reader)
{
	int open = peek(reader, 0);
	const char *from = reader->text + reader->at, *end;

	if (open != '"' && open != '<')
		return NULL;
	end = memchr(from + 1, open == '<' ? '>' : '"', reader->size - reader->at - 1);
	if (!end || end == from + 1 || memchr(from, '\n', (size_t)(end - from)) ||
	    memchr(from, '\\', (size_t)(end - from)))
		return NULL;
	reader->at += (gsize)(end + 1 - from);
	return g_strndup(from, (gsize)(end + 1 - from));
}

/* Takes one line `#include NAME`; false when the next thing is no such line. */
static bool take_include(struct reader *reader, struct leading *include)
{
	g_autofree char *name = NULL;

	skip_space(reader, true);
	if (!take(reader, "#"))
		return false;
	skip_blanks(reader);
	if (!take(reader, "include"))
		return false;
	skip_blanks(reader);
	name = take_name(reader);
	if (!name)
		return false;
	skip_space(reader, false);
	if (!take(reader, "\n"))
		return false;
	*include = (struct leading){ g_steal_pointer(&name), reader->at };
	return true;
}

static void leading_clear(gpointer data)
{
	g_free(((struct leading *)data)->name);
}

GArray *leading_includes(const char *text, gsize size)
{
	GArray *includes = g_array_new(FALSE, FALSE, sizeof(struct leading));
	struct reader reader = { text, size, 0 };
	struct leading include;

	g_array_set_clear_func(includes, leading_clear);
	while (take_include(&reader, &include))
		g_array_append_val(includes, include);
	return includes;
}
