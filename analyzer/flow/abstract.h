/* SPDX-License-Identifier: MIT
 *
 * abstract.h - what is known of a value at a point of a function.
 *
 * Known bits say which flags are surely set or clear, and all of a number when all are known. The
 * origin says where the value came from (a parameter, a call's result), because facts that hold of
 * the thing behind it, "this descriptor is non-blocking", hold for every copy. A string, or what
 * was opened by one, is known by the answers that packs want (text.h); a pointer that is another
 * name of a local array has the text that is there now. And a value may be a choice:
 * `block ? 0 : LOCK_NB` has two sets of known bits, and the caller's argument decides.
 */
#ifndef FLOW_ABSTRACT_H
#define FLOW_ABSTRACT_H

#include <stdbool.h>
#include <stdint.h>
#include "model/text.h"
#include "model/model.h"

#define ORIGIN_NONE UINT32_MAX

/* It points to one of several arrays, none of which is followed any more. */
#define ARRAY_SEVERAL UINT32_MAX

/* Was the descriptor just reported ready, and has that been used up by one operation? */
enum fd_ready {
	READY_UNKNOWN,
	READY_YES,
	READY_USED,
	READY_MAYBE /* somebody waited for descriptors, perhaps for this one */
};

/* Known to be clear of a number that is not negative. */
#define SIGN_BIT ((uint64_t)1 << 63)

/* Bits that are known, and their values; 0 where unknown. */
struct known_bits {
	uint64_t known;
	uint64_t bits;
};

struct abstract {
	uint64_t known; /* as in known_bits: what holds in any case */
	uint64_t bits;
	struct known_bits
		chosen[2]; /* with choice: what holds when that parameter is 0, is not 0 */
	uint32_t choice;   /* a parameter whose truth decides between the two, plus 1 */
	uint32_t origin;
	uint32_t same;    /* it stands for the descriptor that is this origin, plus 1; or 0 */
	uint8_t nonzero;  /* surely not 0 */
	uint8_t fd;       /* enum fd_state */
	uint8_t ready;    /* enum fd_ready */
	uint8_t zeroed;   /* points to an object whose stored members are all 0 */
	struct text text; /* of the string it points to, or of the path it was opened by */
	uint32_t array;   /* it points to the beginning of this local array, a place, plus 1; or
	                   * ARRAY_SEVERAL */
	bool array_maybe; /* or elsewhere */
	uint8_t made_of;  /* it is FD_PEERLESS if this parameter is, plus 1; or 0 */
};

/* Nothing known. */
static inline struct abstract abstract_top(void)
{
	return (struct abstract){ .origin = ORIGIN_NONE };
}

static inline struct abstract abstract_int(int64_t value)
{
	return (struct abstract){ .known = UINT64_MAX,
		                  .bits = (uint64_t)value,
		                  .origin = ORIGIN_NONE,
		                  .nonzero = value != 0 };
}

static inline bool abstract_is_int(const struct abstract *a)
{
	return a->known == UINT64_MAX;
}

/* What holds of both A and B. */
struct abstract abstract_join(const struct abstract *a, const struct abstract *b);

/* What branches say of a parameter where a value was seen. */
enum truth {
	TRUTH_EITHER,
	TRUTH_ZERO,
	TRUTH_NONZERO
};

/* The same, as a choice of parameter PARAM where that says more: A was seen with PARAM being
 * A_WHEN, B with B_WHEN. */
struct abstract abstract_join_when(uint32_t param, const struct abstract *a, enum truth a_when,
                                   const struct abstract *b, enum truth b_when);

/* Do A and B know exactly the same? */
bool abstract_equal(const struct abstract *a, const struct abstract *b);

/* What is known of VALUE when the parameter it is a choice of is not 0 (TRUTH), or is 0. */
struct abstract abstract_chosen(const struct abstract *value, bool truth);

/* THEN when parameter PARAM is not 0, else OTHER. */
struct abstract abstract_choice(uint32_t param, const struct abstract *then,
                                const struct abstract *other);

/* Are A and B numbers that differ, but are one in a narrow unsigned variable, as -1 and 255, 65535
 * or UINT_MAX? */
bool abstract_same_if_narrow(const struct abstract *a, const struct abstract *b);

/* A OP B (enum fact_binary): & | ^ bit by bit, + and - of two known numbers, comparisons, && and ||
 * as far as what is known decides them. */
struct abstract abstract_binary(unsigned op, const struct abstract *a, const struct abstract *b);

#endif
