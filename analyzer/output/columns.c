/* SPDX-License-Identifier: MIT
 *
 * columns.c - reads each file once, and keeps the text of those that are not plain ASCII.
 *
 * Findings jump between files, so one file at a time would be read over and over. Nearly all
 * sources are ASCII, where there is nothing to count: of those only the name is kept. Bytes that
 * are no UTF-8 count as one character each.
 */
#include "output/columns.h"

#include <string.h>

enum {
	LARGEST_FILE = 16 * 1024 * 1024,
};

struct columns {
	GHashTable *texts; /* path -> text, or NULL where a byte is a character */
};

struct columns *columns_new(void)
{
	struct columns *columns = g_new0(struct columns, 1);

	columns->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	return columns;
}

void columns_free(struct columns *columns)
{
	if (!columns)
		return;
	g_hash_table_destroy(columns->texts);
	g_free(columns);
}

/* The text of the file at PATH, or NULL when it cannot be read or is ASCII. */
static char *read_foreign(const char *path)
{
	g_autofree char *text = NULL;
	gsize size;

	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) ||
	    !g_file_get_contents(path, &text, &size, NULL) || size > LARGEST_FILE ||
	    g_str_is_ascii(text))
		return NULL;
	return g_steal_pointer(&text);
}

static const char *text_of(struct columns *columns, const char *file)
{
	gpointer text;

	if (!g_hash_table_lookup_extended(columns->texts, file, NULL, &text)) {
		text = read_foreign(file);
		g_hash_table_insert(columns->texts, g_strdup(file), text);
	}
	return text;
}

/* How many characters begin in the first SIZE bytes at AT, which end before the line does. */
static unsigned count_characters(const char *at, size_t size)
{
	const char *end = at + size;
	unsigned count = 0;

	for (; at < end; count++) {
		gunichar c = g_utf8_get_char_validated(at, -1);

		at = c == (gunichar)-1 || c == (gunichar)-2 ? at + 1 : g_utf8_next_char(at);
	}
	return count;
}

unsigned columns_character(struct columns *columns, const char *file, unsigned line,
                           unsigned column)
{
	const char *at = file && line && column > 1 ? text_of(columns, file) : NULL;

	for (unsigned i = 1; at && i < line; i++) {
		at = strchr(at, '\n');
		at = at ? at + 1 : NULL;
	}
	if (!at || strcspn(at, "\n") + 1 < column)
		return column;
	return count_characters(at, column - 1) + 1;
}
