/* SPDX-License-Identifier: MIT
 *
 * probes.h - did a header appear or vanish where a unit would have looked for one?
 *
 * A unit's facts depend on files that do not exist: a header that appears in an earlier directory
 * of the search path shadows the one that was read. So for each file of a unit, each name it may
 * include and each directory that could be searched, whether something is there becomes part of
 * the unit's key.
 */
#ifndef CACHE_PROBES_H
#define CACHE_PROBES_H

#include "cache/sources.h"

struct probes; /* of units with one search path */

/* PATH: the directories, NULL-terminated, absolute, borrowed as SOURCES is. */
struct probes *probes_new(struct sources *sources, char *const *path);
void probes_free(struct probes *probes);

/* The answers for FILES (struct source *), whose unit also includes the FORCED names (relative to
 * DIRECTORY), as a digest. DIRS (struct source_dir *) gains the directories that all change before
 * an answer can. False when a file cannot be read. */
bool probes_take(struct probes *probes, const GPtrArray *files, char *const *forced,
                 const char *directory, struct digest *digest, GPtrArray *dirs);

#endif
