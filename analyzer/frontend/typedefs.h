/* SPDX-License-Identifier: MIT
 *
 * typedefs.h - the typedef names of a unit, and what they mean.
 *
 * Needed where types are compared as text. Those of a prefix cannot be visited by a unit that is
 * parsed behind it, so they are written down when it is precompiled.
 */
#ifndef FRONTEND_TYPEDEFS_H
#define FRONTEND_TYPEDEFS_H

#include <clang-c/Index.h>
#include <glib.h>
#include <stdbool.h>

/* Adds the typedefs of UNIT that can be visited to TABLE: name -> canonical type, both owned. A
 * later one of the same name wins. */
void typedefs_gather(GHashTable *table, CXTranslationUnit unit);

/* TABLE to and from the file PATH; false when that fails. */
bool typedefs_write(GHashTable *table, const char *path);
bool typedefs_read(GHashTable *table, const char *path);

#endif
