/* SPDX-License-Identifier: MIT
 *
 * kinds.c - one look at every assignment to a pointer of the program.
 *
 * A kind is found out backwards: a local is what its assignments are, a call is what the pack says
 * or what the function's returns are, DEPTH steps at most. What may be written through the address
 * of a place counts as assigned to it: macros clear fields that way, and so do functions that steal
 * or free what they are given the address of.
 */
#include "link/kinds.h"

#include <string.h>

#include "link/program.h"

#define DEPTH 6

/* What is known so far: a state, once one was seen, or that there are several. */
struct kind {
	uint8_t state; /* enum fd_state; FD_UNKNOWN: nothing but NULL yet */
	bool varies;
};

struct kinds {
	GHashTable *named; /* a symbol's USR -> struct kind */
	uint8_t **of_symbol;
	uint32_t unit_count;
};

/* A function while it is looked at. */
struct body {
	const struct program *program;
	uint32_t function;
	const struct facts *facts;
	const struct fact_function *row;
};

static const struct kind nothing = { FD_UNKNOWN, false };
static const struct kind anything = { FD_UNKNOWN, true };

static struct kind of_value(const struct body *body, uint32_t value, unsigned depth);
static struct kind written_by_call(const struct body *body, uint32_t event, uint32_t arg,
                                   unsigned depth);
static struct kind written_through(const struct body *body, uint32_t local, unsigned depth);

static bool body_open(struct body *body, const struct program *program, uint32_t function)
{
	*body = (struct body){ .program = program, .function = function };
	body->row = program_body(program, function, &body->facts);
	return body->row != NULL;
}

/* Kinds that stay what they are. */
static struct kind of_state(enum fd_state state)
{
	struct kind kind = { (uint8_t)state, false };

	return state == FD_FILE || state == FD_MEMORY || state == FD_PRIVATE ? kind : anything;
}

static struct kind join(struct kind a, struct kind b)
{
	if (a.varies || b.varies)
		return anything;
	if (!a.state || !b.state)
		return a.state ? a : b;
	if ((a.state == FD_MEMORY && b.state == FD_FILE) || a.state == b.state)
		return b;
	return a.state == FD_FILE && b.state == FD_MEMORY ? a : anything;
}

/* The call that the event is; calls of a function are in event order. */
static const struct program_call *call_at(const struct body *body, uint32_t event)
{
	const struct program_function *fn = program_function(body->program, body->function);

	for (uint32_t i = fn->call_first; i < fn->call_first + fn->call_count; i++)
		if (program_call(body->program, i)->event == event)
			return program_call(body->program, i);
	return NULL;
}

/* The only function that the call at EVENT can be, or FACT_NONE. */
static uint32_t only_target(const struct body *body, uint32_t event)
{
	const struct program_call *call = call_at(body, event);

	if (!call || call->indirect || call->target_count != 1)
		return FACT_NONE;
	return program_target(body->program, call->target_first)->function;
}

/* What the result of a library's function is, whatever it is given. */
static struct kind of_row(const struct body *body, uint32_t event, const struct model_function *row,
                          unsigned depth)
{
	const struct fact_event *e = &body->facts->events[event];
	struct kind kind = nothing;
	bool said = false;

	for (size_t i = 0; i < row->fd_count; i++) {
		const struct model_fd *fd = &row->fds[i];

		if (!fd->returned)
			continue;
		if (fd->condition.count || fd->same_as >= (int)e->arg_count)
			return anything;
		said = true;
		kind = join(kind,
		            fd->same_as < 0
		                    ? of_state(fd->becomes)
		                    : of_value(body, body->facts->args[e->arg_first + fd->same_as],
		                               depth));
	}
	return said ? kind : anything;
}

/* What FUNCTION returns. */
static struct kind of_returns(const struct program *program, uint32_t function, unsigned depth)
{
	struct kind kind = nothing;
	struct body body;

	if (!body_open(&body, program, function))
		return anything;
	for (uint32_t i = 0; i < body.row->event_count && !kind.varies; i++) {
		const struct fact_event *e = &body.facts->events[body.row->event_first + i];

		if (e->kind == EVENT_RETURN)
			kind = join(kind,
			            e->a == FACT_NONE ? anything : of_value(&body, e->a, depth));
	}
	return kind;
}

static struct kind of_call(const struct body *body, uint32_t event, unsigned depth)
{
	uint32_t target = only_target(body, event);
	const struct model_function *row;

	if (target == FACT_NONE)
		return anything;
	row = program_function(body->program, target)->model;
	return row ? of_row(body, event, row, depth) : of_returns(body->program, target, depth);
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
		return anything;
	return other == local ? nothing : written_through(body, other, depth);
}

/* What store E puts where pointer LOCAL points, or what is put there by whoever E gives it to. */
static struct kind stored_through(const struct body *body, const struct fact_event *e,
                                  uint32_t local, unsigned depth)
{
	const struct fact_value *to = &body->facts->values[e->a];

	if (local_of(body, e->b) == local)
		return given_to(body, e->a, local, depth);
	if (to->op == VALUE_DEREF && local_of(body, to->a) == local)
		return of_value(body, e->b, depth);
	return nothing;
}

/* What is stored, and written by calls, through pointer LOCAL. */
static struct kind written_through(const struct body *body, uint32_t local, unsigned depth)
{
	struct kind kind = nothing;

	if (!depth)
		return anything;
	for (uint32_t i = 0; i < body->row->event_count && !kind.varies; i++) {
		uint32_t event = body->row->event_first + i;
		const struct fact_event *e = &body->facts->events[event];

		if (e->kind == EVENT_RETURN && e->a != FACT_NONE && local_of(body, e->a) == local)
			return anything;
		if (e->kind == EVENT_STORE)
			kind = join(kind, stored_through(body, e, local, depth - 1));
		for (uint32_t k = 0; e->kind == EVENT_CALL && k < e->arg_count; k++)
			if (local_of(body, body->facts->args[e->arg_first + k]) == local)
				kind = join(kind, written_by_call(body, event, k, depth - 1));
	}
	return kind;
}

/* What the call at EVENT stores where its argument ARG points. */
static struct kind written_by_call(const struct body *body, uint32_t event, uint32_t arg,
                                   unsigned depth)
{
	uint32_t target = only_target(body, event);
	const struct model_function *row;
	struct kind kind = anything;
	struct body callee;

	if (body->facts->events[event].flags & EVENT_CLEANUP)
		return nothing;
	if (target == FACT_NONE || !depth)
		return anything;
	row = program_function(body->program, target)->model;
	for (size_t i = 0; row && i < row->fd_count; i++)
		if (row->fds[i].pointee && row->fds[i].arg == arg && !row->fds[i].condition.count)
			kind = of_state(row->fds[i].becomes);
	if (row || !body_open(&callee, body->program, target) || arg >= callee.row->param_count)
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
static struct kind by_address(const struct body *body, uint32_t event, uint8_t op, uint32_t a,
                              unsigned depth)
{
	const struct fact_event *e = &body->facts->events[event];
	struct kind kind = nothing;

	if (e->kind == EVENT_RETURN && e->a != FACT_NONE && is_address_of(body, e->a, op, a))
		return anything;
	if (e->kind == EVENT_STORE && is_address_of(body, e->b, op, a))
		return given_to(body, e->a, FACT_NONE, depth);
	for (uint32_t k = 0; e->kind == EVENT_CALL && k < e->arg_count; k++)
		if (is_address_of(body, body->facts->args[e->arg_first + k], op, a))
			kind = join(kind, written_by_call(body, event, k, depth));
	return kind;
}

/* The place that a store to VALUE changes: *&x is x. */
static const struct fact_value *stored_place(const struct body *body, uint32_t value)
{
	const struct fact_value *v = &body->facts->values[value];

	if (v->op == VALUE_DEREF && body->facts->values[v->a].op == VALUE_ADDRESS)
		return &body->facts->values[body->facts->values[v->a].a];
	return v;
}

static struct kind of_local(const struct body *body, uint32_t local, unsigned depth)
{
	struct kind kind = nothing;

	if (local < body->row->param_count)
		return anything;
	for (uint32_t i = 0; i < body->row->event_count && !kind.varies; i++) {
		uint32_t event = body->row->event_first + i;
		const struct fact_event *e = &body->facts->events[event];

		if (e->kind == EVENT_STORE) {
			const struct fact_value *to = stored_place(body, e->a);

			if (to->op == VALUE_LOCAL && to->a == local)
				kind = join(kind, of_value(body, e->b, depth));
		}
		kind = join(kind, by_address(body, event, VALUE_LOCAL, local, depth));
	}
	return kind;
}

static struct kind of_value(const struct body *body, uint32_t value, unsigned depth)
{
	const struct fact_value *v = &body->facts->values[value];

	if (!depth)
		return anything;
	switch (v->op) {
	case VALUE_INT:
		return v->imm == 0 ? nothing : anything;
	case VALUE_CALL:
		return of_call(body, v->a, depth - 1);
	case VALUE_LOCAL:
		return of_local(body, v->a, depth - 1);
	case VALUE_SELECT:
		return join(of_value(body, v->b, depth - 1),
		            of_value(body, (uint32_t)v->imm, depth - 1));
	default:
		return anything;
	}
}

/* The field or variable that VALUE is, if it is a pointer; FACT_NONE otherwise. */
static uint32_t pointer_symbol(const struct body *body, const struct fact_value *v)
{
	uint32_t symbol = v->op == VALUE_FIELD ? v->b : v->op == VALUE_GLOBAL ? v->a : FACT_NONE;
	const struct facts *f = body->facts;

	if (symbol == FACT_NONE || !g_str_has_suffix(facts_string(f, f->symbols[symbol].type), "*"))
		return FACT_NONE;
	return symbol;
}

static struct kind *kind_at(struct kinds *kinds, const struct facts *f, uint32_t symbol)
{
	const char *usr = facts_string(f, f->symbols[symbol].usr);
	struct kind *kind = g_hash_table_lookup(kinds->named, usr);

	if (!kind) {
		kind = g_new0(struct kind, 1);
		g_hash_table_insert(kinds->named, (gpointer)usr, kind);
	}
	return kind;
}

/* EVENT does something with the address of a field or variable that VALUE is. */
static void note_address(struct kinds *kinds, const struct body *body, uint32_t event,
                         uint32_t value)
{
	const struct fact_value *v = &body->facts->values[value], *place;
	uint32_t symbol;
	struct kind *kind;

	if (v->op != VALUE_ADDRESS)
		return;
	place = &body->facts->values[v->a];
	symbol = pointer_symbol(body, place);
	if (symbol == FACT_NONE)
		return;
	kind = kind_at(kinds, body->facts, symbol);
	if (!kind->varies)
		*kind = join(*kind, by_address(body, event, place->op, symbol, DEPTH));
}

static void note_store(struct kinds *kinds, const struct body *body, const struct fact_event *e)
{
	const struct fact_value *to = stored_place(body, e->a);
	uint32_t symbol = pointer_symbol(body, to);
	struct kind *kind;

	if (symbol == FACT_NONE)
		return;
	kind = kind_at(kinds, body->facts, symbol);
	if (!kind->varies)
		*kind = join(*kind, of_value(body, e->b, DEPTH));
}

static void look_at(struct kinds *kinds, const struct program *program, uint32_t function)
{
	struct body body;

	if (!body_open(&body, program, function))
		return;
	for (uint32_t i = 0; i < body.row->event_count; i++) {
		uint32_t event = body.row->event_first + i;
		const struct fact_event *e = &body.facts->events[event];

		if (e->kind == EVENT_STORE) {
			note_store(kinds, &body, e);
			note_address(kinds, &body, event, e->b);
		} else if (e->kind == EVENT_RETURN && e->a != FACT_NONE) {
			note_address(kinds, &body, event, e->a);
		}
		for (uint32_t k = 0; e->kind == EVENT_CALL && k < e->arg_count; k++)
			note_address(kinds, &body, event, body.facts->args[e->arg_first + k]);
	}
}

/* Only the few that have a kind are kept, where they are found at once. */
static void keep(struct kinds *kinds, const struct program *program)
{
	kinds->unit_count = program->unit_count;
	kinds->of_symbol = g_new0(uint8_t *, (gsize)program->unit_count + 1);
	for (uint32_t unit = 0; unit < program->unit_count; unit++) {
		const struct facts *f = program->units[unit];

		kinds->of_symbol[unit] = g_new0(uint8_t, (gsize)f->symbols_count + 1);
		for (uint32_t i = 0; i < f->symbols_count; i++) {
			const struct kind *kind =
				f->symbols[i].kind == SYMBOL_FUNCTION
					? NULL
					: g_hash_table_lookup(kinds->named,
			                                      facts_string(f, f->symbols[i].usr));

			if (kind && !kind->varies)
				kinds->of_symbol[unit][i] = kind->state;
		}
	}
}

struct kinds *kinds_new(const struct program *program)
{
	struct kinds *kinds = g_new0(struct kinds, 1);

	kinds->named = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	for (uint32_t i = 0; i < program->functions->len; i++)
		look_at(kinds, program, i);
	keep(kinds, program);
	return kinds;
}

void kinds_free(struct kinds *kinds)
{
	if (!kinds)
		return;
	for (uint32_t i = 0; i < kinds->unit_count; i++)
		g_free(kinds->of_symbol[i]);
	g_free(kinds->of_symbol);
	g_hash_table_destroy(kinds->named);
	g_free(kinds);
}

enum fd_state kinds_of_symbol(const struct kinds *kinds, uint32_t unit, uint32_t symbol)
{
	return (enum fd_state)kinds->of_symbol[unit][symbol];
}

enum fd_state kinds_of_value(const struct kinds *kinds, const struct program *program,
                             uint32_t function, uint32_t value)
{
	struct body body;
	const struct fact_value *v;
	struct kind kind;

	if (!body_open(&body, program, function))
		return FD_UNKNOWN;
	v = &body.facts->values[value];
	if (v->op == VALUE_FIELD || v->op == VALUE_GLOBAL)
		return kinds_of_symbol(kinds, program_function(program, function)->unit,
		                       v->op == VALUE_FIELD ? v->b : v->a);
	kind = of_value(&body, value, DEPTH);
	return kind.varies ? FD_UNKNOWN : (enum fd_state)kind.state;
}
