/* SPDX-License-Identifier: MIT
 *
 * escape.h - foreign text on a terminal: printed as it is, except where it could do harm.
 *
 * File names, identifiers and source lines come from whoever wrote the analysed program. Control
 * characters, characters that reverse the writing direction and bytes that are not UTF-8 are
 * printed as escapes (\n, \x1b, \u202e), so one string stays one line and cannot repaint a screen.
 */
#ifndef OUTPUT_ESCAPE_H
#define OUTPUT_ESCAPE_H

#include <glib.h>

/* Appends the next character of *TEXT (not at its end), escaped if need be, and moves *TEXT past
 * it. Returns how many terminal cells it took. */
unsigned escape_next(GString *out, const char **text);

/* Appends all of TEXT; NULL is nothing. Returns the cells taken. */
unsigned escape_append(GString *out, const char *text);

/* Appends TEXT and then spaces until WIDTH cells are filled. */
void escape_padded(GString *out, const char *text, unsigned width);

/* The cells TEXT would take; NULL takes none. */
unsigned escape_width(const char *text);

#endif
