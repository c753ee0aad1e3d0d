/* SPDX-License-Identifier: MIT
 *
 * escape.h - text from a file, made harmless for a terminal.
 *
 * The one door through which strings of a report, a socket or a command line reach a terminal. A
 * message made with it needs no second pass.
 */
#ifndef READER_BASE_ESCAPE_H
#define READER_BASE_ESCAPE_H

#include <glib.h>

/* Characters of one string from a report that a text line shows at most. */
#define ESCAPE_LIMIT 300

/* Appends TEXT to OUT so that it cannot move a cursor, change a colour or turn the writing
 * direction: control and format characters become \n, \t, \x1b or \u{202e}, bytes that are not
 * UTF-8 \xNN, a backslash two. After LIMIT characters the rest is cut and "..." says so. */
void escape_append(GString *out, const char *text, size_t limit);

/* The same as a new string of at most ESCAPE_LIMIT characters; the caller frees. */
char *escape_dup(const char *text);

#endif
