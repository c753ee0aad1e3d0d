/* SPDX-License-Identifier: MIT
 *
 * duration.c - how long a call waits at most, where its arguments say so.
 *
 * poll(fds, n, 200) does not wait for ever, and nanosleep() of a few microseconds is not worth a
 * word. Packs say which argument is the time (model_time); a number counts when it is known, an
 * object when both of its members are. Less than nothing is how "for ever" is written.
 */
#include "flow/solve_priv.h"

/* Member NAME of the object that the argument points to; false when nobody knows it. */
static bool member_known(const struct solve *s, const struct state *state, uint32_t event,
                         unsigned arg, const char *name, int64_t *value)
{
	struct model_atom atom = { .arg = arg, .member = name };
	struct call_arg known = eval_subject(&s->follow, state, event, &atom);

	*value = (int64_t)known.value.bits;
	return abstract_is_int(&known.value) && *value >= 0;
}

uint64_t duration_of(const struct solve *s, const struct state *state, uint32_t event,
                     const struct model_time *time)
{
	struct call_arg arg = eval_arg(&s->follow, state, event, time->arg);
	int64_t seconds = 0, rest = (int64_t)arg.value.bits;

	if (time->seconds_member &&
	    (!member_known(s, state, event, time->arg, time->seconds_member, &seconds) ||
	     !member_known(s, state, event, time->arg, time->rest_member, &rest)))
		return 0;
	if (!time->seconds_member && !abstract_is_int(&arg.value))
		return 0;
	if (rest < 0 || seconds > UINT32_MAX || rest > UINT32_MAX)
		return 0;
	return (uint64_t)seconds * 1000000000 + (uint64_t)(rest * time->unit_ns);
}
