/* SPDX-License-Identifier: MIT
 *
 * prefix_names.h - from the name of something that a prefix declares to its declaration.
 *
 * The problem
 *   A prefix declares thousands of names, of which the files behind it ask for some few
 *   (unit_names.h). To visit its declarations is to read all of it back.
 *
 * The idea
 *   A text that uses a name, parsed behind the prefix, has a cursor that refers to the declaration;
 *   libclang reads back no more than that takes. Files that ask for a name are followed by others
 *   that do, so what was asked of one prefix is looked up in the next with its first question.
 *
 * What holds
 *   - Of several declarations it is one that sees the others.
 *   - What is found for a name does not depend on the other names.
 */
#ifndef FRONTEND_PREFIX_NAMES_H
#define FRONTEND_PREFIX_NAMES_H

#include <clang-c/Index.h>
#include <glib.h>
#include <stdbool.h>

struct tu_prefix;

/* The names of one prefix. */
struct prefix_names;

/* Of PREFIX. ASKED (char *, freed by the array) are keys that others asked for; new ones are added.
 * Both must outlive it. */
struct prefix_names *prefix_names_new(const struct tu_prefix *prefix, GPtrArray *asked);
/* NULL is fine. */
void prefix_names_free(struct prefix_names *names);

/* The declaration of KEY (cursor_name_key) into FOUND, owned by NAMES; NULL when there is none.
 * False when it cannot be had. */
bool prefix_names_find(struct prefix_names *names, const char *key, const CXCursor **found);

#endif
