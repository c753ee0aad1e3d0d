/* SPDX-License-Identifier: MIT
 *
 * generic_text.h - the types that the _Generic selections of a printed function list.
 *
 * Text in, text out: nothing here knows libclang, so that it can be tested by itself. Who prints
 * the function and what is done with the types is in lower_generic.c.
 */
#ifndef FRONTEND_GENERIC_TEXT_H
#define FRONTEND_GENERIC_TEXT_H

#include <glib.h>

/* PRINTED is C text without comments and macros, as the compiler prints a declaration. Returns one
 * entry per _Generic in it, in the order in which they begin: a NULL-terminated vector with the
 * type name of each association as it stands there, "default" for the default. An association cut
 * off by the end of the text is left out. The caller frees with g_ptr_array_unref. */
GPtrArray *generic_text_types(const char *printed);

/* TEXT with each whole word that is a key of WORDS, a table of strings, replaced by its value; a
 * tag (the word after struct, union or enum) is left alone. Newly allocated. */
char *generic_text_replace(const char *text, GHashTable *words);

#endif
