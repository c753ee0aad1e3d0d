/* SPDX-License-Identifier: MIT
 *
 * ask.c - one elementary question about an argument, answered from what is known of it.
 *
 * "Not known" has two kinds: nobody can know (UNKNOWN), or this function's caller can (PARAM),
 * because the argument is a parameter nothing was done to.
 */
#include "flow/flow.h"

static enum verdict equals(const struct abstract *a, int64_t value)
{
	struct abstract other = abstract_int(value);

	if (abstract_same_if_narrow(a, &other))
		return VERDICT_UNKNOWN;
	if (abstract_is_int(a))
		return (int64_t)a->bits == value ? VERDICT_YES : VERDICT_NO;
	if (!value && a->nonzero)
		return VERDICT_NO;
	/* A known bit that differs decides it as well; pointers and small enums end here. Not the
	 * sign: -1 may be how the largest number of an unsigned variable is written. */
	if ((a->bits ^ (uint64_t)value) & a->known & ~SIGN_BIT)
		return VERDICT_NO;
	return VERDICT_UNKNOWN;
}

static enum verdict has(const struct abstract *a, int64_t value)
{
	uint64_t mask = (uint64_t)value;

	if ((a->bits & mask) == mask)
		return VERDICT_YES;
	return (a->known & ~a->bits & mask) ? VERDICT_NO : VERDICT_UNKNOWN;
}

static enum verdict at_most(const struct abstract *a, int64_t value)
{
	if (abstract_is_int(a))
		return (int64_t)a->bits <= value ? VERDICT_YES : VERDICT_NO;
	return value < 0 && (a->known & ~a->bits & SIGN_BIT) ? VERDICT_NO : VERDICT_UNKNOWN;
}

static enum verdict nonblocking(const struct abstract *a)
{
	if (a->fd == FD_UNKNOWN)
		return VERDICT_UNKNOWN;
	return a->fd == FD_NONBLOCKING || a->fd == FD_PEERLESS ? VERDICT_YES : VERDICT_NO;
}

static enum verdict sends(const struct abstract *a)
{
	return a->fd == FD_DATAGRAM ? VERDICT_YES : nonblocking(a);
}

static enum verdict ready(const struct abstract *a)
{
	/* One whose making we saw was not reported by anybody since. */
	if (a->ready == READY_UNKNOWN)
		return a->fd == FD_UNKNOWN || nonblocking(a) == VERDICT_YES ? VERDICT_UNKNOWN
		                                                            : VERDICT_NO;
	if (a->ready == READY_MAYBE)
		return VERDICT_UNKNOWN;
	return a->ready == READY_YES ? VERDICT_YES : VERDICT_NO;
}

/* As in known(), flow_ask() settles what nobody knows. */
static enum verdict surely_ready(const struct abstract *a)
{
	if (a->ready == READY_YES)
		return VERDICT_YES;
	return a->ready == READY_USED ? VERDICT_NO : VERDICT_UNKNOWN;
}

static enum verdict file(const struct abstract *a)
{
	if (a->fd == FD_UNKNOWN)
		return VERDICT_UNKNOWN;
	return fd_state_is(a->fd, FD_FILE) ? VERDICT_YES : VERDICT_NO;
}

/* Not to know it is settled by flow_ask(). */
static enum verdict known(const struct abstract *a, int64_t state)
{
	if (a->fd == FD_UNKNOWN)
		return VERDICT_UNKNOWN;
	return fd_state_is(a->fd, (enum fd_state)state) ? VERDICT_YES : VERDICT_NO;
}

static enum verdict path(const struct abstract *a, int64_t value)
{
	int64_t set = value & ~PATH_OR_NULL;

	if (set != value && abstract_is_int(a) && !a->bits)
		return VERDICT_YES;
	if (a->text.marks.in >> set & 1)
		return VERDICT_YES;
	return a->text.marks.out >> set & 1 ? VERDICT_NO : VERDICT_UNKNOWN;
}

static enum verdict ask_value(const struct model_atom *atom, const struct abstract *a)
{
	switch (atom->kind) {
	case ATOM_EQUALS:
		return equals(a, atom->value);
	case ATOM_HAS:
		return has(a, atom->value);
	case ATOM_AT_MOST:
		return at_most(a, atom->value);
	case ATOM_NONBLOCKING:
		return nonblocking(a);
	case ATOM_SENDS:
		return sends(a);
	case ATOM_READY:
		return ready(a);
	case ATOM_SURELY_READY:
		return surely_ready(a);
	case ATOM_FILE:
		return file(a);
	case ATOM_KNOWN:
		return known(a, atom->value);
	case ATOM_ZEROED:
		return a->zeroed ? VERDICT_YES : VERDICT_UNKNOWN;
	case ATOM_PATH:
		return path(a, atom->value);
	}
	return VERDICT_UNKNOWN;
}

/* The same with the atom's negation. */
static enum verdict ask_atom(const struct model_atom *atom, const struct abstract *a)
{
	enum verdict verdict = ask_value(atom, a);

	if (verdict == VERDICT_UNKNOWN || !atom->negated)
		return verdict;
	return verdict == VERDICT_YES ? VERDICT_NO : VERDICT_YES;
}

/* The answer differs with the truth of a parameter: then that is the question to hand on. */
static enum verdict ask_choice(const struct model_atom *atom, const struct abstract *a,
                               struct model_atom *residue)
{
	struct abstract no = abstract_chosen(a, false), yes = abstract_chosen(a, true);
	enum verdict if_zero = ask_atom(atom, &no), if_not = ask_atom(atom, &yes);

	*residue = (struct model_atom){ .kind = ATOM_EQUALS, .arg = a->choice - 1 };
	if (if_zero == if_not)
		return if_zero;
	if (if_zero != VERDICT_NO && if_not != VERDICT_NO)
		return VERDICT_UNKNOWN;
	residue->negated = if_zero == VERDICT_NO;
	return VERDICT_PARAM;
}

static bool is_about_descriptor(const struct model_atom *atom)
{
	switch (atom->kind) {
	case ATOM_NONBLOCKING:
	case ATOM_SENDS:
	case ATOM_READY:
	case ATOM_SURELY_READY:
	case ATOM_FILE:
	case ATOM_KNOWN:
		return true;
	default:
		return false;
	}
}

/* The parameter whose value answers ATOM about ARG, or -1. */
static int deciding_param(const struct model_atom *atom, const struct call_arg *arg)
{
	if (arg->stands && (is_about_descriptor(atom) || atom->kind == ATOM_PATH))
		return (int)arg->stands - 1;
	return arg->param;
}

/* Whether TEXT is in the set is the question whether a parameter's is: that goes into RESIDUE. */
static enum verdict ask_text(const struct model_atom *atom, const struct text *text,
                             struct model_atom *residue)
{
	int64_t set = atom->value & ~PATH_OR_NULL;

	if (!text_has_param(text) || text->part != PART_WHOLE ||
	    (text_has_other(text) && !(text->other.in >> set & 1)))
		return VERDICT_UNKNOWN;
	*residue = *atom;
	residue->arg = text->param - 1u;
	if (text_has_other(text))
		residue->value |= PATH_OR_NULL;
	return VERDICT_PARAM;
}

/* Does it depend on what ARG's descriptor was made of whether that waits? Then that is asked. */
static bool ask_made_of(const struct model_atom *atom, const struct call_arg *arg,
                        struct model_atom *residue)
{
	if (!arg->value.made_of || (atom->kind != ATOM_NONBLOCKING && atom->kind != ATOM_SENDS) ||
	    ask_value(atom, &arg->value) == VERDICT_YES)
		return false;
	*residue = (struct model_atom){ .kind = ATOM_KNOWN,
		                        .negated = atom->negated,
		                        .arg = arg->value.made_of - 1,
		                        .value = FD_PEERLESS };
	return true;
}

enum verdict flow_ask(const struct model_atom *atom, const struct call_arg *arg,
                      struct model_atom *residue)
{
	enum verdict verdict = ask_atom(atom, &arg->value);
	int param;

	if (ask_made_of(atom, arg, residue))
		return VERDICT_PARAM;
	if (verdict != VERDICT_UNKNOWN)
		return verdict;
	if (atom->kind == ATOM_PATH && arg->value.text.param)
		return ask_text(atom, &arg->value.text, residue);
	if (arg->value.choice && !is_about_descriptor(atom) && atom->kind != ATOM_PATH)
		return ask_choice(atom, &arg->value, residue);
	param = deciding_param(atom, arg);
	if (param < 0 && (atom->kind == ATOM_KNOWN || atom->kind == ATOM_SURELY_READY))
		return atom->negated ? VERDICT_YES : VERDICT_NO;
	if (param < 0)
		return VERDICT_UNKNOWN;
	*residue = *atom;
	residue->arg = (unsigned)param;
	residue->member = NULL;
	return VERDICT_PARAM;
}

bool flow_atom_in_context(const struct model_atom *atom, enum context context)
{
	if (atom->arg < CONTEXT_PARAM || context == CONTEXT_COUNT)
		return true;
	/* "is not 0" asks whether it is that context, "is 0" whether it is another */
	return (atom->arg - CONTEXT_PARAM == context) == atom->negated;
}

bool flow_in_context(const struct call_info *info, enum context context)
{
	for (unsigned i = 0; i < info->guard_count; i++)
		if (!flow_atom_in_context(&info->guards[i], context))
			return false;
	return true;
}
