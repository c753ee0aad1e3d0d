/* SPDX-License-Identifier: MIT
 *
 * kinds.h - what a field or variable is, because all of the program says so.
 *
 * The problem
 *   A stream is opened in one function and read in another; between the two it is a field. What
 *   that holds nobody can say who looks at one function at a time, and yet a reader sees at once
 *   that the only assignment is the result of g_file_read().
 *
 * The idea
 *   Every assignment to a pointer or a number that is a field or a variable is looked at once,
 *   without regard to order. Where all that are not NULL give what packs say is of one kind (enum
 * fd_state), the place is of that kind. Whatever is not understood, a parameter, an address that
 * gets out, makes it unknown.
 *
 *   A path is kept in a field for later in the same way: where all that is ever assigned is below
 *   /sys, what is read is. Of an array of strings what all elements have is known.
 *
 * What it does not do
 *   It knows no kind that somebody can change: a descriptor is made non-blocking later, but a
 *   stream of bytes in memory stays one. So a string that somebody may write to has no text.
 */
#ifndef LINK_KINDS_H
#define LINK_KINDS_H

#include "facts/facts.h"
#include "model/model.h"
#include "model/path_sets.h"

struct program;
struct kinds;

/* PROGRAM's calls have their targets. Never NULL. */
struct kinds *kinds_new(const struct program *program);
void kinds_free(struct kinds *kinds);

/* What SYMBOL of UNIT, a field or variable, is; FD_UNKNOWN for most. */
enum fd_state kinds_of_symbol(const struct kinds *kinds, uint32_t unit, uint32_t symbol);

/* What is known of the path that VALUE of UNIT is, if it is a field, a variable, or an element of
 * an array that is one. */
struct path_marks kinds_marks_of_value(const struct kinds *kinds, const struct program *program,
                                       uint32_t unit, const struct fact_value *value);

/* What VALUE, an expression of FUNCTION, is. */
enum fd_state kinds_of_value(const struct kinds *kinds, const struct program *program,
                             uint32_t function, uint32_t value);

#endif
