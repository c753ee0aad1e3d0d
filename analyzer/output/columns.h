/* SPDX-License-Identifier: MIT
 *
 * columns.h - columns in characters, for formats that say so.
 *
 * libclang counts a line's bytes, SARIF and code hosts count its characters. The two differ behind
 * the first character that is not ASCII, so the line itself has to be looked at. Where it cannot be
 * (the file has gone or changed) the bytes are all that is known.
 */
#ifndef OUTPUT_COLUMNS_H
#define OUTPUT_COLUMNS_H

#include <glib.h>

struct columns;

/* Remembers the files it has read. Freeing NULL is fine. */
struct columns *columns_new(void);
void columns_free(struct columns *columns);

/* The column, from 1, of the character that has byte COLUMN (from 1) of LINE of FILE. 0 is 0. */
unsigned columns_character(struct columns *columns, const char *file, unsigned line,
                           unsigned column);

#endif
