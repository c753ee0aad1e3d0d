/* SPDX-License-Identifier: MIT
 *
 * record.c - what is kept of a settled function: its calls, and what it means for its callers.
 *
 * Facts about parameters at a call are its guards: whatever holds there of a parameter that the
 * function started out knowing nothing about was taught by a branch, so it is a condition for the
 * call to happen.
 */
#include <string.h>

#include "flow/solve_priv.h"

/* RESULT is what one of the function's returns gives; NULL: nothing. */
static void record_constant(struct solve *s, const struct abstract *result)
{
	struct flow_summary *summary = &s->summary;

	if (!result || !abstract_is_int(result) ||
	    (summary->is_constant && summary->constant != (int64_t)result->bits))
		s->varies = true;
	summary->is_constant = !s->varies;
	summary->constant = s->varies ? 0 : (int64_t)result->bits;
}

/* The parameter that ORIGIN is, if it is a number as descriptors are, plus 1; or 0. */
static unsigned number_param(const struct solve *s, uint32_t origin)
{
	const struct facts *f = s->follow.facts;
	int param = origin == ORIGIN_NONE ? -1 : param_of_origin(&s->follow.shape, origin);
	const char *type;

	if (param < 0)
		return 0;
	type = facts_string(f, f->locals[s->follow.body->local_first + (uint32_t)param].type);
	return strcmp(type, "int") == 0 ? (unsigned)param + 1 : 0;
}

/* The only number among the parameters that is kept in a field of the new object OBJECT, an origin,
 * plus 1; or 0. */
static unsigned kept_param(const struct solve *s, const struct state *state, uint32_t object)
{
	const struct state_shape *shape = &s->follow.shape;
	unsigned kept = 0;

	for (uint32_t i = 0; i < shape->place_count; i++) {
		const struct place_row *row = place_row(&shape->places, i);
		unsigned param = number_param(s, state->places[i].origin);

		if (!param || row->step != STEP_FIELD || state->places[row->base].origin != object)
			continue;
		if (kept && kept != param)
			return 0;
		kept = param;
	}
	return kept;
}

/* The parameter for whose descriptor RESULT stands, plus 1; or 0: it is that one, a channel that
 * was made of it, or an object that keeps it. */
static uint8_t stands_for(const struct solve *s, const struct state *state,
                          const struct abstract *result)
{
	if (result->same)
		return (uint8_t)(param_of_origin(&s->follow.shape, result->same - 1) + 1);
	if (result->origin == ORIGIN_NONE)
		return 0;
	if (param_of_origin(&s->follow.shape, result->origin) >= 0)
		return (uint8_t)number_param(s, result->origin);
	return (uint8_t)kept_param(s, state, result->origin);
}

/* What the descriptor that RESULT is has to do with the parameters. */
static void record_descriptor(struct solve *s, const struct state *state,
                              const struct abstract *result)
{
	struct flow_summary *summary = &s->summary;
	uint8_t stands = stands_for(s, state, result);

	if (!s->returned || summary->returns != result->fd)
		summary->returns = s->returned ? FD_UNKNOWN : result->fd;
	if (!s->returned || summary->made_of != result->made_of)
		summary->made_of = s->returned ? 0 : result->made_of;
	if (!s->returned || summary->stands != stands)
		summary->stands = s->returned ? 0 : stands;
}

void record_return(struct solve *s, const struct state *state, const struct fact_event *e)
{
	struct abstract result;
	struct text text;
	int param;

	record_left(s, state, s->summary.never_returns);
	s->summary.never_returns = false;
	for (uint32_t i = 0; i < s->follow.shape.param_count && i < 64; i++)
		if (state->origins[i].fd == FD_NONBLOCKING)
			s->summary.makes_nonblocking |= (uint64_t)1 << i;
	if (e->kind != EVENT_RETURN || e->a == FACT_NONE) {
		record_constant(s, NULL);
		return;
	}
	result = eval(&s->follow, state, e->a);
	record_constant(s, &result);
	s->summary.forks |= is_fork(s, result.origin);
	s->summary.tells = tells_context(s, result.origin);
	if (abstract_is_int(&result))
		return; /* an error code beside the descriptor */
	text = result.text;
	param = result.origin == ORIGIN_NONE ? -1
	                                     : param_of_origin(&s->follow.shape, result.origin);
	if (param >= 0 && !text.param)
		text.param = text_of_param((unsigned)param).param;
	s->summary.text = s->returned ? text_join(&s->summary.text, &text) : text;
	record_descriptor(s, state, &result);
	s->returned = true;
}

static void add_guard(struct call_info *info, enum atom_kind kind, bool negated, uint32_t param,
                      int64_t value)
{
	if (info->guard_count < FLOW_GUARDS)
		info->guards[info->guard_count++] = (struct model_atom){
			.kind = kind, .negated = negated, .arg = param, .value = value
		};
}

/* What STATE says of ORIGIN, as conditions on parameter PARAM. */
static void record_param(const struct state *state, uint32_t origin, uint32_t param,
                         struct call_info *info)
{
	const struct abstract *a = &state->origins[origin];
	const struct limits *limits = &state->limits[origin];
	uint64_t clear = a->known & ~a->bits & ~SIGN_BIT; /* limits say that */

	if (abstract_is_int(a)) {
		add_guard(info, ATOM_EQUALS, false, param, (int64_t)a->bits);
		return;
	}
	if (a->bits)
		add_guard(info, ATOM_HAS, false, param, (int64_t)a->bits);
	else if (a->nonzero)
		add_guard(info, ATOM_EQUALS, true, param, 0);
	if (clear && !(clear & (clear - 1)))
		add_guard(info, ATOM_HAS, true, param, (int64_t)clear);
	if (limits->max < INT64_MAX)
		add_guard(info, ATOM_AT_MOST, false, param, limits->max);
	if (limits->min > INT64_MIN)
		add_guard(info, ATOM_AT_MOST, true, param, limits->min - 1);
	for (uint32_t i = 0; i < limits->excluded_count; i++)
		add_guard(info, ATOM_EQUALS, true, param, limits->excluded[i]);
}

/* What the branches say of the context. Comparing a yes or no with a number other than 0 is not
 * understood. */
static void record_tellers(const struct solve *s, const struct state *state, struct call_info *info)
{
	for (guint i = 0; i < s->tellers->len; i++) {
		const struct teller *t = &g_array_index(s->tellers, struct teller, i);
		const struct abstract *a = &state->origins[t->origin];
		bool yes = a->nonzero || a->bits;

		if (yes || abstract_is_int(a))
			add_guard(info, ATOM_EQUALS, yes, CONTEXT_PARAM + t->context, 0);
	}
}

static void record_guards(const struct solve *s, const struct state *state, struct call_info *info)
{
	record_tellers(s, state, info);
	for (uint32_t i = 0; i < s->follow.shape.param_count; i++)
		record_param(state, i, i, info);
}

/* The row of the only function that the call EVENT can be, or NULL. */
static const struct model_function *only_row(const struct solve *s, uint32_t event)
{
	uint32_t target = only_target(s, event);

	return target == FACT_NONE ? NULL : program_function(s->follow.program, target)->model;
}

/* Keeps what the atoms about members in the callee's row are about. */
static void record_members(struct solve *s, const struct state *state, uint32_t event,
                           struct call_info *info)
{
	GArray *members = s->follow.flow->members;
	const struct model_function *row = only_row(s, event);

	info->member_first = members->len;
	for (size_t b = 0; row && b < row->block_count; b++)
		for (size_t i = 0; i < row->blocks[b].condition.count; i++) {
			const struct model_atom *atom = &row->blocks[b].condition.atoms[i];
			struct call_member member = { .atom = atom };

			if (!atom->member)
				continue;
			member.value = eval_subject(&s->follow, state, event, atom);
			g_array_append_val(members, member);
		}
	info->member_count = members->len - info->member_first;
}

void record_call(struct solve *s, const struct state *state, uint32_t event, uint32_t block)
{
	struct flow *flow = s->follow.flow;
	uint32_t call = s->call_at[event - s->follow.body->event_first];
	struct call_info info = { .reached = !s->doomed[block] && !is_child(s, state),
		                  .asks = s->asked[block],
		                  .once = !s->given && once_before(s, block, event).set,
		                  .arg_first = flow->args->len };
	const struct fact_event *e = &s->follow.facts->events[event];
	const struct model_function *row = only_row(s, event);

	if (row && row->time.stated)
		info.wait_ns = duration_of(s, state, event, &row->time);
	for (uint32_t i = 0; i < e->arg_count; i++) {
		struct call_arg arg = eval_arg(&s->follow, state, event, i);

		g_array_append_val(flow->args, arg);
	}
	info.arg_count = e->arg_count;
	record_members(s, state, event, &info);
	record_guards(s, state, &info);
	g_array_index(flow->calls, struct call_info, call - flow->call_first) = info;
}
