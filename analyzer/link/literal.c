/* SPDX-License-Identifier: MIT
 *
 * literal.c - one atom against one number.
 *
 * Constants and enumerators are numbers in the facts already, and so are flags that are or-ed
 * together; anything that a variable takes part in is not looked at here.
 */
#include "link/literal.h"

enum answer literal_ask(const struct facts *facts, const struct fact_event *event,
                        const struct model_atom *atom)
{
	const struct fact_value *v;
	bool yes;

	if (atom->arg >= event->arg_count || atom->member)
		return PERHAPS;
	v = &facts->values[facts->args[event->arg_first + atom->arg]];
	if (v->op != VALUE_INT)
		return PERHAPS;
	if (atom->kind == ATOM_EQUALS)
		yes = v->imm == atom->value;
	else if (atom->kind == ATOM_HAS)
		yes = (v->imm & atom->value) == atom->value;
	else if (atom->kind == ATOM_AT_MOST)
		yes = v->imm <= atom->value;
	else
		return PERHAPS;
	return yes != atom->negated ? YES : NO;
}

bool literal_excludes(const struct facts *facts, const struct fact_event *event,
                      const struct model_condition *condition)
{
	for (size_t i = 0; i < condition->count; i++)
		if (literal_ask(facts, event, &condition->atoms[i]) == NO)
			return true;
	return false;
}
