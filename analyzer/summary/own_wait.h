/* SPDX-License-Identifier: MIT
 *
 * own_wait.h - is a wait the one that an event loop is there to do?
 *
 * A loop that a program writes itself has to sleep somewhere, and that is no mistake. Which calls
 * loops sleep in the packs say (loop_wait). Where a program has several back ends behind a pointer,
 * of which one sleeps in such a call, what the others wait in is the same sleep on other systems.
 */
#ifndef SUMMARY_OWN_WAIT_H
#define SUMMARY_OWN_WAIT_H

#include "link/program.h"

/* Is the call of TARGET, in a function that call BEFORE leads to (FACT_NONE: the loop's own), what
 * the loop that registration ROOT stands for sleeps in? No for callbacks. */
bool own_wait_is(const struct program *program, uint32_t root, uint32_t before, uint32_t target);

#endif
