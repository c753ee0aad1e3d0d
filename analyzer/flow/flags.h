/* SPDX-License-Identifier: MIT
 *
 * flags.h - what a branch finds of a flag of the program.
 *
 * A flag is a variable of the program that holds a number, or such a member of one. Being equal to
 * some number does not make one set: that is how states are told apart.
 */
#ifndef FLOW_FLAGS_H
#define FLOW_FLAGS_H

#include "facts/facts.h"

enum flag_found {
	FLAG_NONE,
	FLAG_SET,
	FLAG_CLEAR
};

/* What COND, a value, being TRUTH says of which flag: *FLAG is the variable's or the member's
 * symbol. */
enum flag_found flag_found(const struct facts *facts, uint32_t cond, bool truth, uint32_t *flag);

/* The flag that VALUE is, a symbol; or FACT_NONE. */
uint32_t flag_of(const struct facts *facts, uint32_t value);

#endif
