/* SPDX-License-Identifier: MIT
 *
 * holdings.h - which functions one argument of one call may hold.
 *
 * The problem
 *   run(conn, conn->on_read) and run(conn, conn->on_close) both end in `handler(conn)`. To
 *   pointers.c the parameter `handler` holds what any call passes, so a way by the first call seems
 *   to lead into the closing handlers.
 *
 * The idea
 *   Where an argument is no parameter itself, what can arrive at that one call is known when the
 *   addresses have settled. It is kept as a number of a set; equal sets have equal numbers. On a
 *   way, the set that a call hands over decides where a call of that very parameter leads
 *   (summary/handed.h).
 *
 * What it does not do
 *   Sets that are empty, or were cut at a hub, are not kept: then nothing is known. Programs are
 *   not told apart in a set; the targets of the calls know them.
 */
#ifndef LINK_HOLDINGS_H
#define LINK_HOLDINGS_H

#include <stdbool.h>
#include <stdint.h>

#define HOLDING_ANY 0

struct holdings;
struct link_places;

/* Takes the sets from where addresses have settled. Never NULL. */
struct holdings *holdings_new(struct link_places *places);
void holdings_free(struct holdings *holdings);

/* The set that argument ARG of CALL may hold, or HOLDING_ANY. */
uint32_t holdings_of(const struct holdings *holdings, uint32_t call, unsigned arg);

/* Is FUNCTION in SET? True when nothing is known. */
bool holdings_has(const struct holdings *holdings, uint32_t set, uint32_t function);

#endif
