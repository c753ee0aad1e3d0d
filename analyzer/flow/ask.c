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
	if (abstract_is_int(a))
		return (int64_t)a->bits == value ? VERDICT_YES : VERDICT_NO;
	if (!value && a->nonzero)
		return VERDICT_NO;
	/* A known bit that differs decides it as well; pointers and small enums end here. */
	if ((a->bits ^ (uint64_t)value) & a->known)
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

static enum verdict nonblocking(const struct abstract *a)
{
	if (a->fd == FD_UNKNOWN)
		return VERDICT_UNKNOWN;
	return a->fd == FD_NONBLOCKING ? VERDICT_YES : VERDICT_NO;
}

static enum verdict ready(const struct abstract *a)
{
	/* One whose making we saw was not reported by anybody since. */
	if (a->ready == READY_UNKNOWN)
		return a->fd == FD_BLOCKING || a->fd == FD_FILE ? VERDICT_NO : VERDICT_UNKNOWN;
	if (a->ready == READY_MAYBE)
		return VERDICT_UNKNOWN;
	return a->ready == READY_YES ? VERDICT_YES : VERDICT_NO;
}

static enum verdict file(const struct abstract *a)
{
	if (a->fd == FD_UNKNOWN)
		return VERDICT_UNKNOWN;
	return a->fd == FD_FILE ? VERDICT_YES : VERDICT_NO;
}

static enum verdict ask_value(const struct model_atom *atom, const struct abstract *a)
{
	switch (atom->kind) {
	case ATOM_EQUALS:
		return equals(a, atom->value);
	case ATOM_HAS:
		return has(a, atom->value);
	case ATOM_AT_MOST:
		if (!abstract_is_int(a))
			return VERDICT_UNKNOWN;
		return (int64_t)a->bits <= atom->value ? VERDICT_YES : VERDICT_NO;
	case ATOM_NONBLOCKING:
		return nonblocking(a);
	case ATOM_READY:
		return ready(a);
	case ATOM_FILE:
		return file(a);
	case ATOM_ZEROED:
		return a->zeroed ? VERDICT_YES : VERDICT_UNKNOWN;
	}
	return VERDICT_UNKNOWN;
}

enum verdict flow_ask(const struct model_atom *atom, const struct call_arg *arg, int *param)
{
	enum verdict verdict = ask_value(atom, &arg->value);

	if (verdict == VERDICT_UNKNOWN && arg->param >= 0) {
		*param = arg->param;
		return VERDICT_PARAM;
	}
	if (verdict == VERDICT_UNKNOWN || !atom->negated)
		return verdict;
	return verdict == VERDICT_YES ? VERDICT_NO : VERDICT_YES;
}
