/* SPDX-License-Identifier: MIT
 *
 * unit_names.h - from the name of something at file scope to its declaration.
 *
 * The problem
 *   Some of what lowering needs to know libclang only prints: the function of a cleanup attribute,
 *   the types of a _Generic. What is printed are names. They may be those of a header, and behind a
 *   precompiled prefix (tu.h) the declarations of headers are not visited.
 *
 * The idea
 *   The unit's own declarations are looked through once, when the first name is asked for. For
 *   those of its prefix see prefix_names.h.
 *
 * What holds
 *   - A declaration of the prefix is a cursor of another translation unit than the one at work
 *     (clang_Cursor_getTranslationUnit). Cursors of two units are never equal; USRs are.
 *   - What the unit declares itself goes before what its prefix does.
 */
#ifndef FRONTEND_UNIT_NAMES_H
#define FRONTEND_UNIT_NAMES_H

#include "frontend/tu.h"

/* The names of one unit. */
struct unit_names;

/* Of TU, which must outlive it. */
struct unit_names *unit_names_new(const struct tu *tu);
/* NULL is fine. */
void unit_names_free(struct unit_names *names);

/* The declaration of KEY (cursor_name_key) at file scope (of several, one that sees the others), or
 * NULL. Owned by NAMES. */
const CXCursor *unit_names_find(struct unit_names *names, const char *key);

/* True when a name was asked for that the prefix could not be asked about: the unit has to be
 * parsed without it. */
bool unit_names_failed(const struct unit_names *names);

#endif
