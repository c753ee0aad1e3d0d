/* SPDX-License-Identifier: MIT
 *
 * apply.c - what an event does to a state.
 *
 * A store moves a value. A call may change what its pointer arguments point to, so that is
 * forgotten; it gives a fresh result; and where a pack or a callee's summary says so, a descriptor
 * becomes non-blocking, or is known to block. One operation on a descriptor that was reported ready
 * uses the readiness up.
 */
#include <string.h>

#include "flow/step_priv.h"

struct abstract *origin_fact(const struct follow *follow, struct state *state, uint32_t value)
{
	struct abstract a = eval(follow, state, value);
	uint32_t place = place_of_value(&follow->shape.places, value);

	if (a.origin != ORIGIN_NONE)
		return &state->origins[a.origin];
	return place != PLACE_NONE ? &state->places[place] : NULL;
}

/* The same for facts about the descriptor it stands for. */
static struct abstract *descriptor_fact(const struct follow *follow, struct state *state,
                                        uint32_t value)
{
	struct abstract a = eval(follow, state, value);

	return a.same ? &state->origins[a.same - 1] : origin_fact(follow, state, value);
}

/* VALUE as an argument: is it a parameter? */
static struct call_arg as_arg(const struct follow *follow, struct abstract value)
{
	struct call_arg arg = { .value = value, .param = -1 };

	if (value.origin != ORIGIN_NONE)
		arg.param = param_of_origin(&follow->shape, value.origin);
	if (value.same)
		arg.stands = (uint32_t)(param_of_origin(&follow->shape, value.same - 1) + 1);
	return arg;
}

struct call_arg eval_arg(const struct follow *follow, const struct state *state, uint32_t event,
                         uint32_t arg)
{
	const struct fact_event *e = &follow->facts->events[event];
	struct call_arg result = { .value = abstract_top(), .param = -1 };

	if (arg >= e->arg_count)
		return result;
	return as_arg(follow, eval(follow, state, follow->facts->args[e->arg_first + arg]));
}

/* The member called NAME of the object that pointer VALUE points to, when it is followed. */
static uint32_t member_place(const struct follow *follow, uint32_t value, const char *name)
{
	const struct fact_value *v = &follow->facts->values[value];
	uint32_t object = place_of_value(&follow->shape.places,
	                                 v->op == VALUE_ADDRESS ? v->a : value);

	for (uint32_t i = 0; object != PLACE_NONE && i < follow->shape.place_count; i++) {
		const struct place_row *row = place_row(&follow->shape.places, i);

		if (row->base == object && row->step == STEP_FIELD &&
		    !strcmp(facts_string(follow->facts, follow->facts->symbols[row->key].name),
		            name))
			return i;
	}
	return PLACE_NONE;
}

struct call_arg eval_subject(const struct follow *follow, const struct state *state, uint32_t event,
                             const struct model_atom *atom)
{
	const struct fact_event *e = &follow->facts->events[event];
	struct call_arg result = { .value = abstract_top(), .param = -1 };
	uint32_t place;

	if (!atom->member)
		return eval_arg(follow, state, event, atom->arg);
	if (atom->arg >= e->arg_count)
		return result;
	place = member_place(follow, follow->facts->args[e->arg_first + atom->arg], atom->member);
	if (place == PLACE_NONE)
		return result;
	return as_arg(follow, state_refined(state, state->places[place]));
}

enum verdict condition_holds(const struct follow *follow, const struct state *state, uint32_t event,
                             const struct model_condition *condition)
{
	enum verdict all = VERDICT_YES;

	for (size_t i = 0; i < condition->count; i++) {
		const struct model_atom *atom = &condition->atoms[i];
		struct call_arg arg = eval_subject(follow, state, event, atom);
		struct model_atom residue;
		enum verdict verdict = flow_ask(atom, &arg, &residue);

		if (verdict == VERDICT_NO)
			return VERDICT_NO;
		if (verdict != VERDICT_YES)
			all = VERDICT_UNKNOWN;
	}
	return all;
}

/* The places behind pointer argument VALUE (an array, or &place) hold descriptors in state FD. */
static void set_pointee(const struct follow *follow, struct state *state, uint32_t event,
                        uint32_t value, enum fd_state fd)
{
	const struct fact_value *v = &follow->facts->values[value];
	uint32_t outer = place_of_value(&follow->shape.places,
	                                v->op == VALUE_ADDRESS ? v->a : value);
	uint32_t origin = follow->shape.behind_event[event - follow->body->event_first];

	if (outer == PLACE_NONE || origin == ORIGIN_NONE)
		return;
	state_renew(state, origin);
	state->origins[origin].fd = fd;
	for (uint32_t i = 0; i < follow->shape.place_count; i++)
		if (place_within(&follow->shape.places, i, outer)) {
			state->places[i] = abstract_top();
			state->places[i].origin = origin;
		}
}

/* What is known of EVENT's result, or NULL when nobody uses it. */
static struct abstract *result_fact(const struct follow *follow, struct state *state,
                                    uint32_t event)
{
	uint32_t origin = follow->shape.result_of_event[event - follow->body->event_first];

	return origin == ORIGIN_NONE ? NULL : &state->origins[origin];
}

/* EVENT's result stands for the descriptor that is argument ARG: what is, or will be, known of one
 * is known of the other. */
static void stand_for(const struct follow *follow, struct state *state, uint32_t event,
                      uint32_t arg)
{
	const struct fact_event *e = &follow->facts->events[event];
	struct abstract *result = result_fact(follow, state, event), a;

	if (!result || arg >= e->arg_count)
		return;
	a = eval(follow, state, follow->facts->args[e->arg_first + arg]);
	result->same = a.same ? a.same : a.origin == ORIGIN_NONE ? 0 : a.origin + 1;
	result->fd = a.fd;
	result->ready = a.ready;
	result->text = a.text;
}

/* Of which parameter argument ARG of EVENT has to be FD_PEERLESS for being it itself, plus 1; 0
 * when none decides. */
static uint8_t deciding_param(const struct follow *follow, const struct state *state,
                              uint32_t event, uint32_t arg)
{
	struct call_arg a = eval_arg(follow, state, event, arg);
	uint32_t param;

	if (a.value.made_of || a.value.fd != FD_UNKNOWN)
		return a.value.made_of;
	param = a.stands ? a.stands : (uint32_t)(a.param + 1);
	return param <= UINT8_MAX ? (uint8_t)param : 0;
}

/* Nobody knows yet whether what FD says of EVENT's result holds: is that because it is of the kind
 * of a parameter? */
static void note_made_of(const struct follow *follow, struct state *state, uint32_t event,
                         const struct model_fd *fd)
{
	struct abstract *result = result_fact(follow, state, event);

	if (result && fd->returned && fd->becomes == FD_PEERLESS && fd->condition.count == 1 &&
	    fd->condition.atoms[0].kind == ATOM_KNOWN)
		result->made_of = deciding_param(follow, state, event, fd->condition.atoms[0].arg);
}

static void apply_fd(const struct follow *follow, struct state *state, uint32_t event,
                     const struct model_fd *fd)
{
	const struct fact_event *e = &follow->facts->events[event];
	enum fd_state becomes = fd->becomes;
	struct abstract *result = result_fact(follow, state, event), *fact;
	enum verdict verdict = condition_holds(follow, state, event, &fd->condition);

	if (verdict == VERDICT_UNKNOWN)
		note_made_of(follow, state, event, fd);
	/* Flags nobody knows are given the benefit: whoever sets them means to set O_NONBLOCK. */
	if (verdict == VERDICT_NO ||
	    (verdict == VERDICT_UNKNOWN && (fd->returned || becomes != FD_NONBLOCKING)))
		return;
	if (fd->same_as >= 0) {
		stand_for(follow, state, event, (uint32_t)fd->same_as);
	} else if (fd->returned) {
		if (result) {
			result->fd = becomes;
			result->same = 0;
		}
	} else if (fd->arg < e->arg_count) {
		uint32_t value = follow->facts->args[e->arg_first + fd->arg];

		if (fd->pointee) {
			set_pointee(follow, state, event, value, becomes);
			return;
		}
		fact = descriptor_fact(follow, state, value);
		if (fact)
			fact->fd = becomes;
	}
}

/* The descriptors this call waits on have given what they had. */
static void use_readiness(const struct follow *follow, struct state *state, uint32_t event,
                          const struct model_function *model)
{
	const struct fact_event *e = &follow->facts->events[event];

	for (size_t b = 0; b < model->block_count; b++)
		for (size_t i = 0; i < model->blocks[b].condition.count; i++) {
			const struct model_atom *atom = &model->blocks[b].condition.atoms[i];
			struct abstract *fact = NULL;

			if ((atom->kind == ATOM_READY || atom->kind == ATOM_SURELY_READY) &&
			    atom->arg < e->arg_count)
				fact = descriptor_fact(
					follow, state,
					follow->facts->args[e->arg_first + atom->arg]);
			if (fact)
				fact->ready = READY_USED;
		}
}

static bool is_socket_that_waits(const struct abstract *a)
{
	return a->fd == FD_BLOCKING || a->fd == FD_DATAGRAM;
}

/* After a wait for descriptors any of them may be ready. */
static void note_wait(const struct follow *follow, struct state *state,
                      const struct model_function *model)
{
	if (g_strcmp0(model->need, "wait-fd"))
		return;
	for (uint32_t i = 0; i < follow->shape.origin_count; i++)
		if (is_socket_that_waits(&state->origins[i]))
			state->origins[i].ready = READY_MAYBE;
	for (uint32_t i = 0; i < follow->shape.place_count; i++)
		if (is_socket_that_waits(&state->places[i]))
			state->places[i].ready = READY_MAYBE;
}

/* EVENT's result, of a function of the program, stands for the descriptor that is argument ARG. */
static void stand_for_arg(const struct follow *follow, struct state *state, uint32_t event,
                          uint32_t arg)
{
	struct abstract a = eval_arg(follow, state, event, arg).value;
	struct abstract *result = result_fact(follow, state, event);

	result->same = a.same ? a.same : a.origin == ORIGIN_NONE ? 0 : a.origin + 1;
	if (result->fd == FD_UNKNOWN)
		result->fd = a.fd;
}

static void apply_summary(const struct follow *follow, struct state *state, uint32_t event,
                          uint32_t target, bool is_indirect)
{
	const struct fact_event *e = &follow->facts->events[event];
	const struct flow_summary *summary = &g_array_index(follow->flow->summaries,
	                                                    struct flow_summary, target);
	struct abstract *result = result_fact(follow, state, event);

	for (uint32_t i = 0; i < e->arg_count && i < 64; i++) {
		struct abstract *fact = NULL;

		if (summary->makes_nonblocking >> i & 1)
			fact = descriptor_fact(follow, state,
			                       follow->facts->args[e->arg_first + i]);
		if (fact)
			fact->fd = FD_NONBLOCKING;
	}
	if (result && summary->returns != FD_UNKNOWN)
		result->fd = summary->returns;
	if (result && summary->stands)
		stand_for_arg(follow, state, event, summary->stands - 1u);
	if (result && summary->made_of) {
		uint32_t arg = summary->made_of - 1u;

		result->made_of = deciding_param(follow, state, event, arg);
		if (eval_arg(follow, state, event, arg).value.fd == FD_PEERLESS)
			result->fd = FD_PEERLESS;
	}
	if (result && summary->is_constant && !is_indirect) {
		result->known = UINT64_MAX;
		result->bits = (uint64_t)summary->constant;
		result->nonzero = summary->constant != 0;
	}
}

/* Does the row of MODEL say what it puts where argument ARG points? */
static bool fills(const struct model_function *model, uint32_t arg)
{
	for (size_t i = 0; i < model->fd_count; i++)
		if (model->fds[i].pointee && model->fds[i].arg == arg)
			return true;
	for (size_t i = 0; i < model->text_count; i++)
		if (!model->texts[i].returned && model->texts[i].arg == arg)
			return true;
	return false;
}

/* A callee may write through every pointer it is given. */
static void forget_pointees(const struct follow *follow, struct state *state,
                            const struct fact_event *e)
{
	for (uint32_t i = 0; i < e->arg_count; i++) {
		const struct fact_value *v =
			&follow->facts->values[follow->facts->args[e->arg_first + i]];
		uint32_t place = PLACE_NONE;

		if (v->op == VALUE_ADDRESS)
			place = place_of_value(&follow->shape.places, v->a);
		if (place != PLACE_NONE)
			state_forget(&follow->shape, state, place);
	}
}

static bool has_parts(const struct follow *follow, uint32_t place)
{
	for (uint32_t i = place + 1; i < follow->shape.place_count; i++)
		if (place_row(&follow->shape.places, i)->base == place)
			return true;
	return false;
}

/* A library's function may write through the pointers it is given, too: an error, a length. Structs
 * (pollfd, timeval) are mostly read. */
static void weaken_pointees(const struct follow *follow, struct state *state,
                            const struct fact_event *e, const struct model_function *model)
{
	for (uint32_t i = 0; i < e->arg_count; i++) {
		const struct fact_value *v =
			&follow->facts->values[follow->facts->args[e->arg_first + i]];
		uint32_t place = PLACE_NONE;

		if (v->op == VALUE_ADDRESS && !fills(model, i))
			place = place_of_value(&follow->shape.places, v->a);
		if (place != PLACE_NONE && !has_parts(follow, place))
			state_weaken(state, place);
	}
}

/* Can the call run code of the program, which may write what it likes? */
static bool runs_own_code(const struct follow *follow, const struct program_call *call)
{
	for (uint32_t i = 0; i < call->target_count; i++) {
		uint32_t target = program_target(follow->program, call->target_first + i)->function;

		if (program_function(follow->program, target)->unit != FACT_NONE)
			return true;
	}
	return call->indirect;
}

/* What is known of the text of EVENT's result, before the call: ROW is the row of the only function
 * it can be, TARGET that function if the program has it. */
static struct made_text make_text(const struct follow *follow, const struct state *state,
                                  uint32_t event, const struct model_function *row, uint32_t target)
{
	static const struct model_text result = { .returned = true };
	struct made_text made = { .row = NULL };
	const struct text *text;

	if (row && strings_make(follow, state, event, row, &made))
		return made;
	made.row = NULL;
	if (row || target == FACT_NONE)
		return made;
	text = &g_array_index(follow->flow->summaries, struct flow_summary, target).text;
	if (!text_is_known(text))
		return made;
	made.row = &result;
	made.text = strings_returned(follow, state, event, text);
	return made;
}

static void put_text(const struct follow *follow, struct state *state, uint32_t event,
                     const struct made_text *made)
{
	struct abstract *result = result_fact(follow, state, event);

	if (!made->row)
		return;
	if (!made->row->returned)
		strings_put(follow, state, event, made);
	else if (result)
		result->text = made->text;
}

/* What the row of a library's function says it does to descriptors, and behind pointers. */
static void apply_model(const struct follow *follow, struct state *state, uint32_t event,
                        const struct model_function *model)
{
	for (size_t i = 0; i < model->fd_count; i++)
		apply_fd(follow, state, event, &model->fds[i]);
	use_readiness(follow, state, event, model);
	note_wait(follow, state, model);
	if (!model->fd_count && !model->block_count)
		forget_pointees(follow, state, &follow->facts->events[event]);
	else
		weaken_pointees(follow, state, &follow->facts->events[event], model);
}

static void apply_call(const struct follow *follow, struct state *state, uint32_t event,
                       uint32_t call)
{
	const struct program_call *c = program_call(follow->program, call);
	uint32_t target = c->target_count == 1
	                          ? program_target(follow->program, c->target_first)->function
	                          : FACT_NONE;
	const struct model_function *model =
		target == FACT_NONE || c->indirect
			? NULL
			: program_function(follow->program, target)->model;
	uint32_t result = follow->shape.result_of_event[event - follow->body->event_first];
	struct made_text made = make_text(follow, state, event, model, target);
	struct left_text left[FLOW_LEFT] = { 0 };

	if (!model && target != FACT_NONE)
		strings_left(follow, state, event, target, left);
	if (result != ORIGIN_NONE)
		state_renew(state, result);
	if (!model)
		forget_pointees(follow, state, &follow->facts->events[event]);
	if (!model && runs_own_code(follow, c))
		state_forget_exposed(&follow->shape, state);
	if (model)
		apply_model(follow, state, event, model);
	else if (target != FACT_NONE)
		apply_summary(follow, state, event, target, c->indirect);
	strings_call(follow, state, event, call, model);
	put_text(follow, state, event, &made);
	strings_leave(follow, state, event, left);
}

static void apply_store(const struct follow *follow, struct state *state,
                        const struct fact_event *e)
{
	const struct fact_value *target = &follow->facts->values[e->a];
	uint32_t place = place_of_value(&follow->shape.places, e->a);
	struct abstract value = eval(follow, state, e->b);

	strings_store(follow, state, e, &value);
	if (place != PLACE_NONE) {
		state_assign(&follow->shape, state, place, value);
	} else if (target->op == VALUE_FIELD) {
		state_forget_field(&follow->shape, state, target->b);
	} else if (target->op == VALUE_INDEX &&
	           place_of_value(&follow->shape.places, target->a) != PLACE_NONE) {
		state_forget(&follow->shape, state,
		             place_of_value(&follow->shape.places, target->a));
	} else if (target->op == VALUE_DEREF || target->op == VALUE_INDEX) {
		state_forget_exposed(&follow->shape, state);
	}
}

static void expose(const struct follow *follow, struct state *state, uint32_t value)
{
	uint32_t local = place_of_value(&follow->shape.places, value);
	struct abstract was = state_refined(state, state->places[local]);

	state_expose(state, local);
	/* Others may write to the string; but there is none behind a descriptor. */
	if (was.fd == FD_UNKNOWN)
		state->places[local].text = text_spoiled();
}

void apply_event(const struct follow *follow, struct state *state, uint32_t event, uint32_t call)
{
	const struct fact_event *e = &follow->facts->events[event];

	if (e->kind == EVENT_STORE)
		apply_store(follow, state, e);
	else if (e->kind == EVENT_CALL)
		apply_call(follow, state, event, call);
	else if (e->kind == EVENT_EXPOSE)
		expose(follow, state, e->a);
}
