/* SPDX-License-Identifier: MIT
 *
 * startup.h - functions that run a few times in the life of the process, and no more.
 *
 * What such a function puts on the loop and lets go of is there until the process ends, as it is
 * meant to be: there will never be more of it. The same in a function that callbacks call is a leak
 * that grows.
 */
#ifndef TASKS_STARTUP_H
#define TASKS_STARTUP_H

#include "link/program.h"
#include "summary/order.h"

/* Per function: is it main, or called by such functions only, by name and never in a cycle? Free
 * with g_free. */
bool *startup_functions(const struct program *program, const struct order *order);

#endif
