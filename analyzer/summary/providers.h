/* SPDX-License-Identifier: MIT
 *
 * providers.h - the functions that a caller hands down together with a call.
 *
 * The problem
 *   A call through a pointer is known to reach every function that somebody, somewhere, put there.
 *   For a parser with a callback, or a foreach, that makes everybody who uses it call everybody
 *   else's callbacks, and from there on all of the program seems to call all of it.
 *
 * The idea
 *   Who calls `foreach(list, print)`, or sets up a parser on his own stack with his callback and
 *   feeds it, means that callback. So on a way that comes from such a call, a pointer that may hold
 *   one of the functions handed down holds one of these, and none of the others.
 *
 * What it does not do
 *   Objects that outlive the caller (on the heap, global) may hold anybody's function; they
 * restrict nothing.
 */
#ifndef SUMMARY_PROVIDERS_H
#define SUMMARY_PROVIDERS_H

#include "link/program.h"

struct providers;

/* Borrows PROGRAM; never NULL. */
struct providers *providers_new(const struct program *program);
void providers_free(struct providers *providers);

/* Does CALL's function hand any function down with CALL? */
bool providers_any(struct providers *providers, uint32_t call);

/* Does it hand down FUNCTION: as an argument of CALL, or in an object on its stack? */
bool providers_has(struct providers *providers, uint32_t call, uint32_t function);

/* Does it hand down any function that indirect call TO can reach? */
bool providers_provide(struct providers *providers, uint32_t call, const struct program_call *to);

#endif
