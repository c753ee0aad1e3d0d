/* SPDX-License-Identifier: MIT
 *
 * text.c - text from outside, made safe for a terminal.
 *
 * File names, JSON keys and source text may hold anything; a message may not: a newline would forge
 * a second message, an escape sequence would talk to the terminal.
 */
#include "support/text.h"

#include <glib.h>

char *text_one_line(const char *text)
{
	char *clean = g_utf8_make_valid(text, -1);

	for (char *at = clean; *at != '\0'; at++) {
		if ((unsigned char)*at < ' ' || *at == 0x7f)
			*at = '?';
	}
	return clean;
}
