/* SPDX-License-Identifier: MIT
 *
 * source_line.h - the line of code a finding is about, with a caret under the place.
 *
 * Only text output wants it. The file may have changed or gone since it was analysed, or be a
 * device: whatever is not a readable regular file that has such a line prints nothing.
 */
#ifndef OUTPUT_SOURCE_LINE_H
#define OUTPUT_SOURCE_LINE_H

#include <glib.h>

struct source_cache;

/* Remembers the last file read, as findings come ordered by file. Freeing NULL is fine. */
struct source_cache *source_cache_new(void);
void source_cache_free(struct source_cache *cache);

/* Appends two lines, "  LINE | code" and the caret under COLUMN (bytes, from 1; 0: no caret), the
 * caret between CARET_ON and CARET_OFF. Nothing when there is no such line. */
void source_line_append(GString *out, struct source_cache *cache, const char *file, unsigned line,
                        unsigned column, const char *caret_on, const char *caret_off);

#endif
