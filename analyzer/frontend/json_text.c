/* SPDX-License-Identifier: MIT
 *
 * json_text.c - what a file of somebody else's holds, made fit for a JSON parser.
 *
 * What is no UTF-8 is replaced and not refused: the parser would refuse the file whole. Where it
 * stood is told, so that the user can be. A NUL is none of our business: the text ends there, and
 * the parser says that it is not complete.
 */
#include "frontend/json_text.h"

#include <string.h>

#define MARK "\xef\xbb\xbf"

static unsigned line_of(const char *text, const char *at)
{
	unsigned line = 1;

	for (; text < at; text++)
		line += *text == '\n';
	return line;
}

char *json_text_read(FILE *stream, unsigned *line)
{
	g_autoptr(GString) text = g_string_new(NULL);
	char chunk[65536];
	const char *bad;
	size_t got;

	while ((got = fread(chunk, 1, sizeof(chunk), stream)) > 0)
		g_string_append_len(text, chunk, (gssize)got);
	if (g_str_has_prefix(text->str, MARK))
		g_string_erase(text, 0, (gssize)strlen(MARK));
	*line = g_utf8_validate(text->str, -1, &bad) ? 0 : line_of(text->str, bad);
	return g_utf8_make_valid(text->str, -1);
}
