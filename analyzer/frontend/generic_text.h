/* SPDX-License-Identifier: MIT
 *
 * generic_text.h - the _Generic selections of a printed declaration, and which of them is which.
 *
 * Text in, text out: nothing here knows libclang, so that it can be tested by itself. Who prints
 * the declaration and what is done with the types is in lower_generic.c.
 */
#ifndef FRONTEND_GENERIC_TEXT_H
#define FRONTEND_GENERIC_TEXT_H

#include <glib.h>

/* What is known of one selection. */
struct generic_shape {
	GPtrArray *types; /* char *: the type of each association as printed, "default" for the
	                     default; NULL where it was not read from text */
	GPtrArray *words; /* char *: the word that each operand begins with, the controlling one
	                     first; NULL where it begins with none */
};

/* Both lists empty; whoever adds gives the string away. NULL may be freed. */
struct generic_shape *generic_shape_new(void);
void generic_shape_free(struct generic_shape *shape);

/* PRINTED is C text without comments and macros, as the compiler prints a declaration. Returns a
 * struct generic_shape * per _Generic in it, in the order in which they begin. An association cut
 * off by the end of the text is left out. The caller frees with g_ptr_array_unref. */
GPtrArray *generic_text_read(const char *printed);

/* Pairs the selections SEEN in a syntax tree with those PRINTED, both in order, where either may
 * lack some of the other. Returns one entry per SEEN: the index of a printed one with its types, or
 * -1 where that is not sure. Newly allocated. */
int *generic_text_match(const GPtrArray *seen, const GPtrArray *printed);

#endif
