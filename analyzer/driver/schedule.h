/* SPDX-License-Identifier: MIT
 *
 * schedule.h - what is to be done next, when some of it has to wait for other parts.
 *
 * A prefix comes before the files that begin with it and before those that build on it. Whoever
 * does the work (jobs.h) asks for a task and says what became of it.
 */
#ifndef DRIVER_SCHEDULE_H
#define DRIVER_SCHEDULE_H

#include "driver/units.h"
#include "frontend/prefix.h"

enum task_kind {
	TASK_UNIT,
	TASK_PREFIX
};

struct task {
	uint32_t kind;
	uint32_t index;  /* of the unit, or of the prefix in the plan */
	uint32_t prefix; /* of a unit: the one that is there for it, or PREFIX_NONE */
};

struct schedule;

/* Everything that is to be done for those of UNITS that have no facts; WITH_PREFIXES when common
 * beginnings are to be precompiled, in FOLDER. Both are borrowed. */
struct schedule *schedule_new(const struct units *units, bool with_prefixes, const char *folder);
void schedule_free(struct schedule *schedule);

/* The plan in which prefixes have their numbers; how many bytes of its file TASK's prefix stands
 * for. */
const struct prefix_plan *schedule_plan(const struct schedule *schedule);
gsize schedule_prefix_bytes(const struct schedule *schedule, const struct task *task);

/* The next task for somebody who has prefix AT_HAND (or PREFIX_NONE); false when there is none, for
 * now or at all. */
bool schedule_next(struct schedule *schedule, guint at_hand, struct task *task);
/* TASK is finished; OK says whether it went well. False when it is a unit that is to be tried again
 * without a prefix, and will come up so. */
bool schedule_done(struct schedule *schedule, const struct task *task, bool ok);

#endif
