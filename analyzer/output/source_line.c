/* SPDX-License-Identifier: MIT
 *
 * source_line.c - fetch a line, spread its tabs, and find the cell that a byte column means.
 *
 * libclang counts columns in bytes; a terminal counts cells. The two agree only for plain ASCII
 * without tabs. So the line is printed character by character, and the cell at which the wanted
 * byte begins is noted on the way. Tabs become spaces up to the next multiple of eight, because
 * the "  31 | " in front would shift real ones.
 */
#include "output/source_line.h"

#include <string.h>
#include "output/escape.h"

enum {
	TAB = 8,
	LONGEST_LINE = 400, /* bytes; generated code has lines nobody wants to see */
	LARGEST_FILE = 16 * 1024 * 1024,
};

struct source_cache {
	char *path;
	char *text; /* NULL: could not be read */
};

struct source_cache *source_cache_new(void)
{
	return g_new0(struct source_cache, 1);
}

void source_cache_free(struct source_cache *cache)
{
	if (!cache)
		return;
	g_free(cache->path);
	g_free(cache->text);
	g_free(cache);
}

static char *read_source(const char *path)
{
	g_autofree char *text = NULL;
	gsize size;

	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
		return NULL;
	if (!g_file_get_contents(path, &text, &size, NULL) || size > LARGEST_FILE)
		return NULL;
	return g_steal_pointer(&text);
}

/* A copy of the line without its end, or NULL. */
static char *fetch_line(struct source_cache *cache, const char *file, unsigned line)
{
	if (g_strcmp0(cache->path, file) != 0) {
		g_free(cache->path);
		g_free(cache->text);
		cache->path = g_strdup(file);
		cache->text = read_source(file);
	}
	const char *at = line ? cache->text : NULL;
	for (unsigned i = 1; at && i < line; i++) {
		at = strchr(at, '\n');
		at = at ? at + 1 : NULL;
	}
	if (!at || !*at)
		return NULL;
	size_t length = strcspn(at, "\r\n");
	return length <= LONGEST_LINE ? g_strndup(at, length) : NULL;
}

/* Appends CODE with tabs spread; returns the cell where the byte at COLUMN begins, from 0. */
static unsigned append_code(GString *out, const char *code, unsigned column)
{
	const char *at = code;
	unsigned cells = 0, caret = 0;

	while (*at) {
		if ((size_t)(at - code) < column)
			caret = cells;
		if (*at == '\t') {
			unsigned stop = cells - cells % TAB + TAB;
			for (; cells < stop; cells++)
				g_string_append_c(out, ' ');
			at++;
		} else {
			cells += escape_next(out, &at);
		}
	}
	return caret;
}

void source_line_append(GString *out, struct source_cache *cache, const char *file, unsigned line,
                        unsigned column, const char *caret_on, const char *caret_off)
{
	g_autofree char *code = file ? fetch_line(cache, file, line) : NULL;

	if (!code)
		return;
	g_string_append_printf(out, "%5u | ", line);
	unsigned caret = append_code(out, code, column);
	g_string_append_c(out, '\n');
	if (column)
		g_string_append_printf(out, "      | %*s%s^%s\n", (int)caret, "", caret_on,
		                       caret_off);
}
