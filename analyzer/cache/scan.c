/* SPDX-License-Identifier: MIT
 *
 * scan.c - every # that could be an include, every __has_include.
 *
 * Deliberately simple: a preprocessor would say what is looked for under these macros; we want what
 * could be looked for at all, and too many names only cost a look at the file system. What is not
 * literal (a macro as name, a directive split over lines, %: for #) is noted as computed.
 */
#include "cache/scan.h"

#include <string.h>

struct text {
	const char *at;
	const char *end;
};

static void skip_blanks(struct text *text)
{
	while (text->at < text->end && (*text->at == ' ' || *text->at == '\t'))
		text->at++;
}

static bool is_word_part(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

/* Takes WORD, when that is the whole word there. */
static bool take_word(struct text *text, const char *word)
{
	gsize length = strlen(word), left = (gsize)(text->end - text->at);

	if (left < length || memcmp(text->at, word, length) ||
	    (left > length && is_word_part(word[0]) && is_word_part(text->at[length])))
		return false;
	text->at += length;
	return true;
}

static void add_name(GPtrArray *names, const char *name, gsize length)
{
	char *copy = g_strndup(name, length);

	if (g_ptr_array_find_with_equal_func(names, copy, g_str_equal, NULL))
		g_free(copy);
	else
		g_ptr_array_add(names, copy);
}

/* The name after an include or in a __has_include; anything else is computed. */
static void take_name(struct scan *scan, struct text text)
{
	char close;
	const char *end;

	skip_blanks(&text);
	if (text.at == text.end)
		return;
	if (is_word_part(*text.at) || *text.at == '\\' || *text.at == '/')
		scan->computed = true;
	if (*text.at != '<' && *text.at != '"')
		return;
	close = *text.at == '<' ? '>' : '"';
	text.at++;
	end = memchr(text.at, close, (size_t)(text.end - text.at));
	if (!end || memchr(text.at, '\n', (size_t)(end - text.at)))
		return; /* no directive at all: # and "include" in some other text */
	add_name(close == '>' ? scan->angled : scan->quoted, text.at, (gsize)(end - text.at));
}

static void take_directive(struct scan *scan, struct text text)
{
	skip_blanks(&text);
	if (take_word(&text, "include_next") || take_word(&text, "include") ||
	    take_word(&text, "import"))
		take_name(scan, text);
	else if (take_word(&text, "embed"))
		scan->unrepeatable = true;
}

/* #ifdef __has_include asks for no file. */
static void take_question(struct scan *scan, struct text text)
{
	if (take_word(&text, "_next"))
		skip_blanks(&text);
	skip_blanks(&text);
	if (take_word(&text, "("))
		take_name(scan, text);
}

/* Only blanks, or a comment, before AT on its line? */
static bool begins_line(const char *text, const char *at)
{
	while (at > text && strchr(" \t\f\v\r", at[-1]))
		at--;
	return at == text || at[-1] == '\n' || at[-1] == '/';
}

static void scan_directives(struct scan *scan, const char *text, const char *end)
{
	for (const char *at = text; at < end; at++) {
		at = memchr(at, '#', (size_t)(end - at));
		if (!at)
			return;
		if (begins_line(text, at))
			take_directive(scan, (struct text){ at + 1, end });
	}
}

static void scan_questions(struct scan *scan, const char *text, const char *end)
{
	static const char word[] = "__has_include";
	const char *at = text;

	while ((at = memmem(at, (size_t)(end - at), word, sizeof(word) - 1))) {
		at += sizeof(word) - 1;
		take_question(scan, (struct text){ at, end });
	}
}

static bool holds(const char *text, gsize size, const char *word)
{
	return memmem(text, size, word, strlen(word)) != NULL;
}

void scan_init(struct scan *scan, const char *text, gsize size)
{
	*scan = (struct scan){ .quoted = g_ptr_array_new_with_free_func(g_free),
		               .angled = g_ptr_array_new_with_free_func(g_free) };
	if (!size)
		return;
	scan_directives(scan, text, text + size);
	scan_questions(scan, text, text + size);
	if (holds(text, size, "%:"))
		scan->computed = true;
	if (holds(text, size, "__DATE__") || holds(text, size, "__TIME__") ||
	    holds(text, size, "__TIMESTAMP__") || holds(text, size, "__has_embed"))
		scan->unrepeatable = true;
}

void scan_release(struct scan *scan)
{
	g_clear_pointer(&scan->quoted, g_ptr_array_unref);
	g_clear_pointer(&scan->angled, g_ptr_array_unref);
}
