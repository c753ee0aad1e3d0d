/* SPDX-License-Identifier: MIT
 *
 * locks_dump.h - what is known about locks as text, for --dump=locks and golden tests.
 *
 * Functions that have nothing to do with locks are left out. When a finding about a lock surprises,
 * the first line here that is not what the source says is where to look.
 */
#ifndef LOCKS_LOCKS_DUMP_H
#define LOCKS_LOCKS_DUMP_H

#include "locks/locks.h"

/* Appends every function's summary, and its calls with what is held there. */
void locks_dump(const struct locks *locks, const struct program *program, GString *out);

#endif
