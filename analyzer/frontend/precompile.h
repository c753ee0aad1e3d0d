/* SPDX-License-Identifier: MIT
 *
 * precompile.h - one prefix in, one precompiled header out, or a refusal.
 *
 * A prefix is precompiled only when a parse behind it must give the facts of a plain one. What was
 * read for it goes into a list beside the header, because a unit depends on that, too.
 */
#ifndef FRONTEND_PRECOMPILE_H
#define FRONTEND_PRECOMPILE_H

#include "frontend/prefix.h"
#include "frontend/tu.h"

/* Precompiles prefix INDEX of PLAN into FOLDER, where what it builds on is already. False when it
 * is refused or fails, for whatever reason; files that use it are then parsed without. */
bool precompile(const struct prefix_plan *plan, guint index, const char *folder);

/* Removes what precompile left in FOLDER of prefix INDEX. */
void precompiled_remove(const char *folder, guint index);

/* Where prefix INDEX is in FOLDER; newly allocated. */
char *precompiled_path(const char *folder, guint index);

/* Prefix INDEX of PLAN, which precompile put into FOLDER, to parse files behind it. ASKED, which
 * must outlive it, are the names that other prefixes were asked for (prefix_names.h). */
struct tu_prefix *precompiled_open(const struct prefix_plan *plan, guint index, const char *folder,
                                   GPtrArray *asked);
/* NULL is fine. */
void precompiled_close(struct tu_prefix *prefix);

#endif
