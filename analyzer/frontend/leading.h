/* SPDX-License-Identifier: MIT
 *
 * leading.h - the #include lines a file begins with.
 *
 * What stands before anything else in a file means the same in every file that is compiled with the
 * same flags. Only lines that are nothing but #include of a literal name, blank or comment count.
 */
#ifndef FRONTEND_LEADING_H
#define FRONTEND_LEADING_H

#include <glib.h>

struct leading {
	char *name; /* with its delimiters: "a.h" or <a.h> */
	gsize end;  /* offset behind its line */
};

/* The leading includes of TEXT (SIZE bytes): struct leading, in order, possibly none. The caller
 * unrefs. */
GArray *leading_includes(const char *text, gsize size);

#endif
