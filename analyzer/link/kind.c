/* SPDX-License-Identifier: MIT
 *
 * kind.c - what a value may be, found out backwards.
 *
 * A local is what its assignments are, a call is what the pack says or what the function's returns
 * are, so many steps at most. What may be written through the address of a place counts as assigned
 * to it: macros clear fields that way, and so do functions that steal or free what they are given
 * the address of.
 *
 * What it does not do
 *   A local array is filled by calls, in an order: its text is not known here (flow/strings.c).
 */
#include "link/kind.h"
#include "link/literal.h"

#include <string.h>

const struct kind kind_nothing = { FD_UNKNOWN, false, { .param = 0 } };
const struct kind kind_anything = { FD_UNKNOWN, true, { .param = TEXT_SPOILED } };

static struct kind written_by_call(const struct body *body, uint32_t event, uint32_t arg,
                                   unsigned depth);
static struct kind written_through(const struct body *body, uint32_t local, unsigned depth);

bool body_open(struct body *body, const struct program *program, uint32_t function)
{
	*body = (struct body){ .program = program, .function = function };
	body->row = program_body(program, function, &body->facts);
	return body->row != NULL;
}

static bool body_enter(struct body *body, const struct body *caller, uint32_t function)
{
	bool ok = body_open(body, caller->program, function);

	body->place = caller->place;
	body->source = caller->source;
	return ok;
}

/* Of which nothing but the text is known. */
static struct kind of_text(struct text text)
{
	return (struct kind){ .varies = true, .text = text };
}

/* Kinds that stay what they are. */
static struct kind of_state(enum fd_state state)
{
	struct kind kind = { (uint8_t)state, false, text_spoiled() };

	switch (state) {
	case FD_FILE:
	case FD_MEMORY:
	case FD_PRIVATE:
	case FD_PEERLESS:
	case FD_LOCAL:
	case FD_BUFFERED:
	case FD_BUFFERED_FILE:
		return kind;
	default:
		return kind_anything;
	}
}

/* The state of KIND becomes what holds of both. */
static void join_state(struct kind *kind, const struct kind *other)
{
	bool varies = kind->varies || other->varies;

	if (!kind->state)
		kind->state = other->state;
	else if (other->state)
		kind->state = (uint8_t)fd_state_of_both(kind->state, other->state);
	if (varies || (!kind->state && other->state))
		*kind = (struct kind){ FD_UNKNOWN, true, kind->text };
}

struct kind kind_join(struct kind a, struct kind b)
{
	join_state(&a, &b);
	if (!text_is_known(&a.text))
		a.text = b.text;
	else if (text_is_known(&b.text))
		a.text = text_join(&a.text, &b.text);
	return a;
}

const struct program_call *body_call(const struct body *body, uint32_t event)
{
	return program_call(body->program, program_call_at(body->program, body->function, event));
}

/* The only function that the call at EVENT can be, or FACT_NONE. */
static uint32_t only_target(const struct body *body, uint32_t event)
{
	const struct program_call *call = body_call(body, event);

	if (call->indirect || call->target_count != 1)
		return FACT_NONE;
	return program_target(body->program, call->target_first)->function;
}

static const struct path_sets *paths_of(const struct body *body)
{
	return model_set_paths(body->program->models);
}

static struct text text_of_arg(const struct body *body, const struct fact_event *e, uint32_t arg,
                               unsigned depth)
{
	return arg < e->arg_count
	               ? kind_of_value(body, body->facts->args[e->arg_first + arg], depth).text
	               : text_spoiled();
}

/* The spelling of argument ARG of E if it is a literal, else "". */
static const char *literal_arg(const struct body *body, const struct fact_event *e, uint32_t arg)
{
	const struct fact_value *v;

	if (arg >= e->arg_count)
		return "";
	v = &body->facts->values[body->facts->args[e->arg_first + arg]];
	return v->op == VALUE_STRING ? facts_string(body->facts, v->a) : "";
}

static struct text text_of_format(const struct body *body, const struct fact_event *e, uint32_t arg,
                                  unsigned depth)
{
	const char *format = literal_arg(body, e, arg);
	struct text first;

	if (!*format || format[1] != '%')
		return text_of_literal(paths_of(body), format, true);
	first = text_of_arg(body, e, arg + 1, depth);
	return text_of_first(format, &first);
}

/* The text that ROW says E makes. */
static struct text text_of_row(const struct body *body, const struct fact_event *e,
                               const struct model_text *row, unsigned depth)
{
	struct text text;

	if (row->from == TEXT_FORMAT)
		return text_of_format(body, e, row->source, depth);
	if (row->from == TEXT_BELOW)
		return text_below(paths_of(body), row->below);
	text = text_of_arg(body, e, row->source, depth);
	if (row->from == TEXT_COPY)
		return text;
	if (row->from == TEXT_FOLDER ||
	    g_str_has_prefix(literal_arg(body, e, row->source + 1), "\"/"))
		return text_folder(&text);
	return text_head(&text);
}

/* Does ATOM hold of the arguments of E? Of a state that is not known the answer is no, whatever an
 * answer of NEGATED makes of it; of a number that does not stand there nobody knows. */
static enum answer ask_atom(const struct body *body, const struct fact_event *e,
                            const struct model_atom *atom, unsigned depth)
{
	struct kind kind;
	bool yes;

	if (atom->kind != ATOM_KNOWN || atom->arg >= e->arg_count)
		return literal_ask(body->facts, e, atom);
	kind = kind_of_value(body, body->facts->args[e->arg_first + atom->arg], depth);
	yes = !kind.varies && fd_state_is(kind.state, (enum fd_state)atom->value);
	return yes != atom->negated ? YES : NO;
}

static enum answer ask_condition(const struct body *body, const struct fact_event *e,
                                 const struct model_condition *condition, unsigned depth)
{
	enum answer all = YES;

	for (size_t i = 0; i < condition->count && all != NO; i++) {
		enum answer one = ask_atom(body, e, &condition->atoms[i], depth);

		all = one == YES ? all : one;
	}
	return all;
}

/* A stream made of another is of a kind of its own, but has the other's text. */
static struct kind of_made(const struct body *body, const struct fact_event *e,
                           const struct model_function *row, enum fd_state becomes, unsigned depth)
{
	struct kind kind = of_state(becomes);

	for (size_t i = 0; i < row->fd_count; i++)
		if (row->fds[i].same_as >= 0)
			kind.text = text_of_arg(body, e, (uint32_t)row->fds[i].same_as, depth);
	return kind;
}

/* The last that ROW says of the result of E, NULL when it says nothing or nobody knows whether that
 * holds. */
static const struct model_fd *said_of_result(const struct body *body, const struct fact_event *e,
                                             const struct model_function *row, unsigned depth)
{
	for (size_t i = row->fd_count; i-- > 0;) {
		const struct model_fd *fd = &row->fds[i];
		enum answer answer = fd->returned ? ask_condition(body, e, &fd->condition, depth)
		                                  : NO;

		if (answer != NO)
			return answer == YES && fd->same_as < (int)e->arg_count ? fd : NULL;
	}
	return NULL;
}

/* The kind of the result of a library's function. */
static struct kind of_fd_rows(const struct body *body, const struct fact_event *e,
                              const struct model_function *row, unsigned depth)
{
	const struct model_fd *fd = said_of_result(body, e, row, depth);

	if (!fd)
		return kind_anything;
	return fd->same_as < 0
	               ? of_made(body, e, row, fd->becomes, depth)
	               : kind_of_value(body, body->facts->args[e->arg_first + fd->same_as], depth);
}

uint32_t body_stands_for(const struct body *body, uint32_t event)
{
	const struct fact_event *e = &body->facts->events[event];
	uint32_t target = only_target(body, event);
	const struct model_function *row = target == FACT_NONE
	                                           ? NULL
	                                           : program_function(body->program, target)->model;
	const struct model_fd *fd = row ? said_of_result(body, e, row, 1) : NULL;

	return fd && fd->same_as >= 0 ? body->facts->args[e->arg_first + fd->same_as] : FACT_NONE;
}

static struct kind of_row(const struct body *body, uint32_t event, const struct model_function *row,
                          unsigned depth)
{
	const struct fact_event *e = &body->facts->events[event];
	struct kind kind = of_fd_rows(body, e, row, depth);

	for (size_t i = 0; i < row->text_count; i++) {
		struct text text;

		if (!row->texts[i].returned)
			continue;
		text = text_of_row(body, e, &row->texts[i], depth);
		if (text.marks.in || text.marks.out || !text_is_known(&text)) {
			kind.text = text;
			break;
		}
	}
	return kind;
}

/* What FUNCTION returns. */
static struct kind of_returns(const struct body *caller, uint32_t function, unsigned depth)
{
	struct kind kind = kind_nothing;
	struct body body;

	if (!body_enter(&body, caller, function))
		return kind_anything;
	for (uint32_t i = 0; i < body.row->event_count && !kind_is_settled(&kind); i++) {
		const struct fact_event *e = &body.facts->events[body.row->event_first + i];

		if (e->kind == EVENT_RETURN)
			kind = kind_join(kind, e->a == FACT_NONE
			                               ? kind_anything
			                               : kind_of_value(&body, e->a, depth));
	}
	return kind;
}

static struct kind of_call(const struct body *body, uint32_t event, unsigned depth)
{
	uint32_t target = only_target(body, event);
	const struct model_function *row;

	if (target == FACT_NONE)
		return kind_anything;
	row = program_function(body->program, target)->model;
	return row ? of_row(body, event, row, depth) : of_returns(body, target, depth);
}

/* The local that VALUE is, or is a member of: macros put an address into one member of a union and
 * take it out of another. FACT_NONE: none. */
static uint32_t local_of(const struct body *body, uint32_t value)
{
	const struct fact_value *v = &body->facts->values[value];

	while (v->op == VALUE_FIELD && !v->imm)
		v = &body->facts->values[v->a];
	return v->op == VALUE_LOCAL ? v->a : FACT_NONE;
}

/* What is stored through the pointer LOCAL, which is now also at TO. */
static struct kind given_to(const struct body *body, uint32_t to, uint32_t local, unsigned depth)
{
	uint32_t other = local_of(body, to);

	if (other == FACT_NONE)
		return kind_anything;
	return other == local ? kind_nothing : written_through(body, other, depth);
}

/* What store E puts where pointer LOCAL points, or what is put there by whoever E gives it to. */
static struct kind stored_through(const struct body *body, const struct fact_event *e,
                                  uint32_t local, unsigned depth)
{
	const struct fact_value *to = &body->facts->values[e->a];

	if (local_of(body, e->b) == local)
		return given_to(body, e->a, local, depth);
	if ((to->op == VALUE_DEREF || to->op == VALUE_INDEX) && local_of(body, to->a) == local)
		return kind_of_value(body, e->b, depth);
	return kind_nothing;
}

/* What is stored, and written by calls, through pointer LOCAL. */
static struct kind written_through(const struct body *body, uint32_t local, unsigned depth)
{
	struct kind kind = kind_nothing;

	if (!depth)
		return kind_anything;
	for (uint32_t i = 0; i < body->row->event_count && !kind_is_settled(&kind); i++) {
		uint32_t event = body->row->event_first + i;
		const struct fact_event *e = &body->facts->events[event];

		if (e->kind == EVENT_RETURN && e->a != FACT_NONE && local_of(body, e->a) == local)
			return kind_anything;
		if (e->kind == EVENT_STORE)
			kind = kind_join(kind, stored_through(body, e, local, depth - 1));
		for (uint32_t k = 0; e->kind == EVENT_CALL && k < e->arg_count; k++)
			if (local_of(body, body->facts->args[e->arg_first + k]) == local)
				kind = kind_join(kind, written_by_call(body, event, k, depth - 1));
	}
	return kind;
}

/* What the call at EVENT stores where its argument ARG points. */
static struct kind written_by_call(const struct body *body, uint32_t event, uint32_t arg,
                                   unsigned depth)
{
	uint32_t target = only_target(body, event);
	const struct model_function *row;
	struct kind kind = kind_anything;
	struct body callee;

	if (body->facts->events[event].flags & EVENT_CLEANUP)
		return kind_nothing;
	if (target == FACT_NONE || !depth)
		return kind_anything;
	row = program_function(body->program, target)->model;
	for (size_t i = 0; row && i < row->fd_count; i++)
		if (row->fds[i].pointee && row->fds[i].arg == arg && !row->fds[i].condition.count)
			kind = of_state(row->fds[i].becomes);
	for (size_t i = 0; row && i < row->text_count; i++)
		if (row->texts[i].pointee && row->texts[i].arg == arg)
			kind.text = text_of_row(body, &body->facts->events[event], &row->texts[i],
			                        depth);
	if (row || !body_enter(&callee, body, target) || arg >= callee.row->param_count)
		return kind;
	return written_through(&callee, arg, depth - 1);
}

/* Is VALUE the address of what OP and A say, a local, a variable or a field? */
static bool is_address_of(const struct body *body, uint32_t value, uint8_t op, uint32_t a)
{
	const struct fact_value *v = &body->facts->values[value], *place;

	if (v->op != VALUE_ADDRESS)
		return false;
	place = &body->facts->values[v->a];
	return place->op == op && (op == VALUE_FIELD ? place->b : place->a) == a;
}

/* What becomes of the place that OP and A say by what EVENT does with its address. */
struct kind kind_by_address(const struct body *body, uint32_t event, uint8_t op, uint32_t a,
                            unsigned depth)
{
	const struct fact_event *e = &body->facts->events[event];
	struct kind kind = kind_nothing;

	if (e->kind == EVENT_RETURN && e->a != FACT_NONE && is_address_of(body, e->a, op, a))
		return kind_anything;
	if (e->kind == EVENT_STORE && is_address_of(body, e->b, op, a))
		return given_to(body, e->a, FACT_NONE, depth);
	for (uint32_t k = 0; e->kind == EVENT_CALL && k < e->arg_count; k++)
		if (is_address_of(body, body->facts->args[e->arg_first + k], op, a))
			kind = kind_join(kind, written_by_call(body, event, k, depth));
	return kind;
}

/* The place that a store to VALUE changes: *&x is x. */
const struct fact_value *body_stored_place(const struct body *body, uint32_t value)
{
	const struct fact_value *v = &body->facts->values[value];

	if (v->op == VALUE_DEREF && body->facts->values[v->a].op == VALUE_ADDRESS)
		return &body->facts->values[body->facts->values[v->a].a];
	return v;
}

static struct kind of_local(const struct body *body, uint32_t local, unsigned depth)
{
	struct kind kind = kind_nothing;

	if (local < body->row->param_count ||
	    body->facts->locals[body->row->local_first + local].flags & LOCAL_ARRAY)
		return kind_anything;
	for (uint32_t i = 0; i < body->row->event_count && !kind_is_settled(&kind); i++) {
		uint32_t event = body->row->event_first + i;
		const struct fact_event *e = &body->facts->events[event];

		if (e->kind == EVENT_STORE) {
			const struct fact_value *to = body_stored_place(body, e->a);

			if (to->op == VALUE_LOCAL && to->a == local)
				kind = kind_join(kind, kind_of_value(body, e->b, depth));
		}
		kind = kind_join(kind, kind_by_address(body, event, VALUE_LOCAL, local, depth));
	}
	return kind;
}

struct kind kind_of_value(const struct body *body, uint32_t value, unsigned depth)
{
	const struct fact_value *v = &body->facts->values[value];

	if (!depth)
		return kind_anything;
	switch (v->op) {
	case VALUE_INT:
		return v->imm <= 0 ? kind_nothing : kind_anything; /* -1: no descriptor */
	case VALUE_STRING:
		return of_text(
			text_of_literal(paths_of(body), facts_string(body->facts, v->a), false));
	case VALUE_FIELD:
	case VALUE_GLOBAL:
	case VALUE_INDEX:
		return body->source ? body->source->of_place(body->source, body, v) : kind_anything;
	case VALUE_CALL:
		return of_call(body, v->a, depth - 1);
	case VALUE_LOCAL:
		return of_local(body, v->a, depth - 1);
	case VALUE_SELECT:
		return kind_join(kind_of_value(body, v->b, depth - 1),
		                 kind_of_value(body, (uint32_t)v->imm, depth - 1));
	default:
		return kind_anything;
	}
}
