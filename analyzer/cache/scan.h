/* SPDX-License-Identifier: MIT
 *
 * scan.h - what a source file may ask the file system for, read from its text alone.
 *
 * Whether a header is found, and which one, depends on files that exist, and on files that do not.
 * The names a file may look for stand in its directives.
 */
#ifndef CACHE_SCAN_H
#define CACHE_SCAN_H

#include <glib.h>
#include <stdbool.h>

struct scan {
	GPtrArray *quoted; /* char *: names in "", looked for beside the file first */
	GPtrArray *angled; /* char *: names in <> */
	bool computed;     /* a name comes out of a macro */
	bool unrepeatable; /* the text means something else each time: __DATE__, #embed */
};

/* Reads TEXT (SIZE bytes). Conditions and comments are not looked at: names that no compiler would
 * look for are in it too. The caller releases. */
void scan_init(struct scan *scan, const char *text, gsize size);
void scan_release(struct scan *scan);

#endif
