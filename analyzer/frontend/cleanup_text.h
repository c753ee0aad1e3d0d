/* SPDX-License-Identifier: MIT
 *
 * cleanup_text.h - the cleanup attribute in a declaration that a compiler printed.
 *
 * libclang shows that a variable has an attribute, not which, and its tokens are those of whatever
 * macro it came out of. The printed declaration has all macros replaced.
 */
#ifndef FRONTEND_CLEANUP_TEXT_H
#define FRONTEND_CLEANUP_TEXT_H

/* The function that PRINTED, the declaration of one variable, names in its own cleanup attribute,
 * newly allocated; NULL when it has none. Attributes of variables inside its initialiser do not
 * count. */
char *cleanup_text_function(const char *printed);

#endif
