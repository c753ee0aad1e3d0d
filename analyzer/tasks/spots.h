/* SPDX-License-Identifier: MIT
 *
 * spots.h - faults that one call shows, with a look at the loop around it.
 *
 * A handle or a result that is thrown away at once, and a thread for every visitor. That needs no
 * paths.
 */
#ifndef TASKS_SPOTS_H
#define TASKS_SPOTS_H

#include "tasks/tasks.h"

/* Adds the faults of FUNCTION, which has a body, to TASKS. */
void spots_find(struct tasks *tasks, uint32_t function);

#endif
