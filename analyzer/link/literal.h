/* SPDX-License-Identifier: MIT
 *
 * literal.h - conditions on numbers that stand in the call itself.
 *
 * Before values are followed through functions (flow/) only what is written down is known: the
 * option of setopt(handle, OPTION, function) is a constant in every program, and decides what the
 * function is for.
 */
#ifndef LINK_LITERAL_H
#define LINK_LITERAL_H

#include "facts/facts.h"
#include "model/model.h"

enum answer {
	NO,
	YES,
	PERHAPS
};

/* Does ATOM hold of the arguments of call EVENT? PERHAPS unless it asks for a number that stands
 * there. */
enum answer literal_ask(const struct facts *facts, const struct fact_event *event,
                        const struct model_atom *atom);

/* Is CONDITION surely wrong of call EVENT? */
bool literal_excludes(const struct facts *facts, const struct fact_event *event,
                      const struct model_condition *condition);

#endif
