/* SPDX-License-Identifier: MIT
 *
 * at_end.h - functions after which the program ends.
 *
 * `return run_helper();` at the end of main: what run_helper() leaves on the loop, its own locals
 * included, nobody looks at again, because no loop runs any more and the process is gone.
 */
#ifndef TASKS_AT_END_H
#define TASKS_AT_END_H

#include "summary/order.h"
#include "tasks/fates.h"

/* Per function: is it main, or called by such functions only, and nothing waits or runs a loop
 * between its return and the end of main? STARTUP is as in startup.h. Free with g_free. */
bool *at_end_functions(const struct fates *fates, const struct order *order, const bool *startup);

#endif
