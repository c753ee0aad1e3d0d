/* SPDX-License-Identifier: MIT
 *
 * dump.h - the stages of an analysis as text, for --dump.
 *
 * When a finding surprises, the stage that went wrong is found by looking at each: what was parsed,
 * how calls were resolved, what may block under which condition, what runs on the loop.
 */
#ifndef DRIVER_DUMP_H
#define DRIVER_DUMP_H

#include "driver/analysis.h"
#include "driver/gathered.h"

/* Each appends its stage, in the order of the program's functions. */
void dump_units(const struct facts *const *units, uint32_t count, GString *out);
void dump_program(const struct analysis *analysis, GString *out);
void dump_effects(const struct analysis *analysis, GString *out);
void dump_contexts(const struct analysis *analysis, GString *out);

/* The programs that are known, and in which each of UNITS is; nothing when none are known. */
void dump_membership(const struct gathered *units, const char *base, GString *out);

#endif
