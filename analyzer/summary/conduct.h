/* SPDX-License-Identifier: MIT
 *
 * conduct.h - what a call may come to do, as a set of bits, through any depth.
 *
 * The problem
 *   Effects (effects.h) are exact about conditions and paths, and stop where they are settled.
 * Rules about loops ask less and of more: does anything in this loop wait, or change what others
 * can see? For them every call on the way counts, and "may" is enough, since it makes them silent.
 *
 * What holds
 *   - A bit that is not set cannot happen, except behind CONDUCT_UNKNOWN.
 *   - A call that only lets time pass has CONDUCT_PAUSES and not CONDUCT_WAITS.
 */
#ifndef SUMMARY_CONDUCT_H
#define SUMMARY_CONDUCT_H

#include "summary/effects.h"

enum conduct {
	CONDUCT_WAITS = 1 << 0,   /* waits for somebody outside, or runs a loop */
	CONDUCT_YIELDS = 1 << 1,  /* lets other coroutines run */
	CONDUCT_PAUSES = 1 << 2,  /* lets a little time pass */
	CONDUCT_CLOCK = 1 << 3,   /* asks what time it is */
	CONDUCT_SOURCE = 1 << 4,  /* takes in what others send */
	CONDUCT_CHANGES = 1 << 5, /* changes something besides its own locals */
	CONDUCT_UNKNOWN = 1 << 6, /* calls what nobody knows */
	CONDUCT_LOOKS = 1 << 7,   /* of a call of a library only, on the way: changes nothing */
};

struct conducts {
	uint8_t *of_function; /* its body, and all that it calls */
	uint8_t *of_call;     /* the call itself, when it is one of a library */
};

/* Never NULL. conducts_free(NULL) is fine. */
struct conducts *conducts_new(const struct program *program, const struct order *order,
                              const struct flow *flow, const struct effects *effects);
void conducts_free(struct conducts *conducts);

/* What CALL may do: itself, and the functions it may reach. */
unsigned conduct_of_call(const struct conducts *conducts, const struct program *program,
                         uint32_t call);

/* Is FUNCTION one that no pack's author has looked at: without a body, and declared in a header
 * that is nobody's? */
bool conduct_is_unknown(const struct program *program, uint32_t function);

/* The local of BODY that storing into PLACE changes, when nobody else can see it (a local, a member
 * of a local struct, an element of a local array); else FACT_NONE. */
uint32_t conduct_local(const struct facts *facts, const struct fact_function *body, uint32_t place);

#endif
