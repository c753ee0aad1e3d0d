/* SPDX-License-Identifier: MIT
 *
 * track.h - following what a function begins along its paths.
 *
 * Each watched thing (watch.h) is followed on its own: per block and phase of the thing one state
 * of the value flow, so that a path on which nothing was begun and one on which it lives on are
 * told apart, with all that tests say of each. What is wrong at an event or at a way out becomes a
 * fault with the branches that lead there.
 */
#ifndef TASKS_TRACK_H
#define TASKS_TRACK_H

#include "tasks/tasks.h"

/* Adds the faults of FUNCTION, which has a body, to TASKS. */
void track_function(struct tasks *tasks, uint32_t function);

#endif
