/* SPDX-License-Identifier: MIT
 *
 * signs.c - signs from packs, and bottom-up for the program's functions.
 *
 * A callback that is registered in two ways with different numbers has no status: nobody could say
 * which it is. At an indirect call all targets have to agree.
 */
#include "cancel/signs.h"

#include "model/model_set.h"

#define SIGNS_PER_FUNCTION 16

static const struct model_function *row_of(const struct program *program, uint32_t call)
{
	const struct program_call *c = program_call(program, call);

	if (c->indirect || !c->target_count)
		return NULL;
	return program_function(program, program_target(program, c->target_first)->function)->model;
}

/* Is argument ARG of CALL the result of calling FUNCTION? */
static bool is_result_of(const struct program *program, uint32_t call, unsigned arg,
                         const char *function)
{
	const struct program_call *c = program_call(program, call);
	const struct facts *f = program_call_facts(program, c);
	const struct fact_event *e = program_call_event(program, c);
	const struct fact_value *v, *callee;

	if (arg >= e->arg_count)
		return false;
	v = &f->values[f->args[e->arg_first + arg]];
	if (v->op != VALUE_CALL)
		return false;
	callee = &f->values[f->events[v->a].a];
	return callee->op == VALUE_FUNCTION &&
	       g_str_equal(facts_string(f, f->symbols[callee->a].name), function);
}

static bool surely_holds(const struct flow *flow, uint32_t call,
                         const struct model_condition *condition)
{
	for (size_t i = 0; i < condition->count; i++) {
		struct call_arg arg = flow_subject(flow, call, &condition->atoms[i]);
		struct model_atom residue;

		if (flow_ask(&condition->atoms[i], &arg, &residue) != VERDICT_YES)
			return false;
	}
	return true;
}

static bool of_row(const struct signs *signs, uint32_t call, const struct model_function *row,
                   struct sign *sign)
{
	const struct model_cancelled *c = &row->cancelled;

	if (c->how == CANCELLED_NEVER ||
	    (c->domain_arg >= 0 &&
	     !is_result_of(signs->program, call, (unsigned)c->domain_arg, c->domain)) ||
	    !surely_holds(signs->flow, call, &c->condition))
		return false;
	*sign = (struct sign){ row, c->how, c->value, c->error };
	return true;
}

static bool same_sign(const struct sign *a, const struct sign *b)
{
	return a->how == b->how && a->value == b->value && a->error == b->error;
}

bool signs_of_call(const struct signs *signs, uint32_t call, struct sign *sign)
{
	const struct program_call *c = program_call(signs->program, call);
	const struct model_function *row = row_of(signs->program, call);

	if (!c->target_count)
		return false;
	if (row)
		return of_row(signs, call, row, sign);
	*sign = signs->of_function[program_target(signs->program, c->target_first)->function];
	for (uint32_t i = 1; i < c->target_count && sign->row; i++) {
		uint32_t target = program_target(signs->program, c->target_first + i)->function;

		if (!signs->of_function[target].row ||
		    !same_sign(sign, &signs->of_function[target]))
			return false;
	}
	return sign->row != NULL;
}

/* Is VALUE also what AFTER's function returns without a cancellation, and a success? */
static bool is_success(const struct after *after, int64_t value)
{
	bool other = false;

	if (value < 0)
		return false;
	for (guint i = 0; i < after->returns->len; i++) {
		const struct after_return *r = &g_array_index(after->returns, struct after_return,
		                                              i);

		if (r->seen == SEEN_BEFORE)
			other |= r->known ? r->value > 0 : true;
	}
	/* 0 is a failure where success is a pointer, or true. */
	return value > 0 || !other;
}

/* What the function says on all paths of AFTER that were cancelled as SIGN says: how NEVER when
 * that is not one thing. */
static struct sign handed_on(const struct after *after, const struct sign *sign)
{
	const struct sign none = { 0 };
	struct sign found = none;

	for (guint i = 0; i < after->returns->len; i++) {
		const struct after_return *r = &g_array_index(after->returns, struct after_return,
		                                              i);
		struct sign here = *sign;

		if (r->seen == SEEN_BEFORE)
			continue;
		if (r->known) {
			here.how = CANCELLED_EQUALS;
			here.value = r->value;
			if (r->seen == SEEN_NOT && !r->same)
				return none;
		} else if (!(r->same && r->nonzero && sign->how == CANCELLED_NONZERO)) {
			return none;
		}
		if (r->known && is_success(after, r->value))
			return none;
		if (found.row && !same_sign(&found, &here))
			return none;
		found = here;
	}
	return found;
}

static void find_handed_on(struct signs *signs, uint32_t function)
{
	const struct program_function *fn = program_function(signs->program, function);
	unsigned looked = 0;

	if (fn->unit == FACT_NONE || fn->model)
		return;
	for (uint32_t i = 0; i < fn->call_count && looked < SIGNS_PER_FUNCTION; i++) {
		uint32_t call = fn->call_first + i;
		struct sign sign;
		struct after *after;

		if (!flow_call(signs->flow, call)->reached || !signs_of_call(signs, call, &sign))
			continue;
		looked++;
		after = after_new(signs->program, signs->flow, function,
		                  program_call(signs->program, call)->event, 0, &sign);
		if (after && after->settled && !signs->of_function[function].row)
			signs->of_function[function] = handed_on(after, &sign);
		after_free(after);
	}
}

/* Has FUNCTION a body, and a parameter PARAM? It may have been cast to the callback's type. */
static bool has_param(const struct program *program, uint32_t function, int param)
{
	const struct facts *f;
	const struct fact_function *body = program_body(program, function, &f);

	return body && param >= 0 && (uint32_t)param < body->param_count;
}

static void find_status(struct signs *signs)
{
	const struct program *p = signs->program;
	g_autofree bool *clash = g_new0(bool, (gsize)p->functions->len + 1);

	for (guint i = 0; i < p->registrations->len; i++) {
		const struct program_registration *r = &g_array_index(
			p->registrations, struct program_registration, i);
		struct sign sign = { .row = r->by, .how = CANCELLED_EQUALS };
		bool has = r->callback && r->by &&
		           has_param(p, r->function, r->callback->status_param);

		if (!has || r->own_loop)
			continue;
		sign.value = r->callback->cancelled;
		if (signs->of_status[r->function].row &&
		    (!same_sign(&sign, &signs->of_status[r->function]) ||
		     signs->status_param[r->function] != r->callback->status_param))
			clash[r->function] = true;
		signs->of_status[r->function] = sign;
		signs->status_param[r->function] = r->callback->status_param;
	}
	for (uint32_t i = 0; i < p->functions->len; i++)
		if (clash[i])
			signs->of_status[i].row = NULL;
}

static bool row_cancels(const struct model_function *row)
{
	for (size_t i = 0; row && i < row->act_count; i++)
		if (row->acts[i].act == ACT_CANCEL ||
		    (row->acts[i].act == ACT_CLOSE && row->acts[i].until_arg >= 0))
			return true;
	return false;
}

static void find_cancelling(struct signs *signs)
{
	for (uint32_t i = 0; i < signs->program->calls->len; i++) {
		const struct model_function *row = row_of(signs->program, i);

		if (row_cancels(row))
			g_hash_table_add(signs->cancelling, (gpointer)pack_name(row->pack));
	}
}

struct signs *signs_new(const struct program *program, const struct order *order,
                        const struct flow *flow)
{
	struct signs *signs = g_new0(struct signs, 1);
	uint32_t count = program->functions->len;

	signs->program = program;
	signs->flow = flow;
	signs->of_function = g_new0(struct sign, (gsize)count + 1);
	signs->of_status = g_new0(struct sign, (gsize)count + 1);
	signs->status_param = g_new(int, (gsize)count + 1);
	signs->cancelling = g_hash_table_new(g_str_hash, g_str_equal);
	for (uint32_t i = 0; i < count; i++)
		signs->status_param[i] = -1;
	for (uint32_t i = 0; i < count; i++)
		find_handed_on(signs, order->functions[i]);
	find_status(signs);
	find_cancelling(signs);
	return signs;
}

void signs_free(struct signs *signs)
{
	if (!signs)
		return;
	g_free(signs->of_function);
	g_free(signs->of_status);
	g_free(signs->status_param);
	g_hash_table_unref(signs->cancelling);
	g_free(signs);
}

bool signs_somebody_cancels(const struct signs *signs, const struct sign *sign)
{
	return g_hash_table_contains(signs->cancelling, pack_name(sign->row->pack));
}

bool signs_cancels_itself(const struct signs *signs, uint32_t function)
{
	const struct program_function *fn = program_function(signs->program, function);

	for (uint32_t i = 0; i < fn->call_count; i++)
		if (row_cancels(row_of(signs->program, fn->call_first + i)))
			return true;
	return false;
}
