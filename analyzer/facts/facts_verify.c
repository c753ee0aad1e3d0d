/* SPDX-License-Identifier: MIT
 *
 * facts_verify.c - the promises of facts.h, one function per table.
 *
 * A fact file may be damaged or made up. Each table's check looks at every index in its rows and
 * nothing else; functions additionally own their blocks, and blocks their events, without overlap
 * beyond the table's end. Values must point backwards, which rules out cycles and makes recursion
 * over them finite (its depth is bounded by VALUE_DEPTH_MAX, checked here too).
 */
#include "facts/facts_verify.h"

#include <glib.h>

#define VALUE_DEPTH_MAX 200

static bool in_range(uint32_t first, uint32_t count, uint32_t table_count)
{
	return first <= table_count && count <= table_count - first;
}

static bool str_ok(const struct facts *f, fact_str str)
{
	return str < f->strings_count;
}

static bool loc_ok(const struct facts *f, struct fact_loc loc)
{
	return loc.file == FACT_NONE || loc.file < f->files_count;
}

static bool symbol_ok(const struct facts *f, uint32_t index, unsigned kind)
{
	return index < f->symbols_count && f->symbols[index].kind == kind;
}

static bool strings_ok(const struct facts *f)
{
	return f->strings_count && !f->strings[0] && !f->strings[f->strings_count - 1];
}

static bool unit_ok(const struct facts *f)
{
	return f->unit_count == 1 && str_ok(f, f->unit->main_file) &&
	       str_ok(f, f->unit->directory) && str_ok(f, f->unit->first_error);
}

static bool files_ok(const struct facts *f)
{
	for (uint32_t i = 0; i < f->files_count; i++)
		if (!str_ok(f, f->files[i].path))
			return false;
	return true;
}

static bool symbols_ok(const struct facts *f)
{
	for (uint32_t i = 0; i < f->symbols_count; i++) {
		const struct fact_symbol *s = &f->symbols[i];

		if (s->kind > SYMBOL_FIELD || s->linkage > LINKAGE_EXTERNAL ||
		    !str_ok(f, s->name) || !str_ok(f, s->usr) || !str_ok(f, s->owner) ||
		    !str_ok(f, s->type) || !loc_ok(f, s->decl) || !loc_ok(f, s->def) ||
		    !in_range(s->annotation_first, s->annotation_count, f->annotations_count))
			return false;
	}
	for (uint32_t i = 0; i < f->annotations_count; i++)
		if (!str_ok(f, f->annotations[i]))
			return false;
	return true;
}

static bool locals_ok(const struct facts *f)
{
	for (uint32_t i = 0; i < f->locals_count; i++)
		if (!str_ok(f, f->locals[i].name) || !str_ok(f, f->locals[i].type))
			return false;
	return true;
}

/* The operands of value I, which must all stand before it. */
static bool value_operands_ok(const struct facts *f, const struct fact_value *v, uint32_t i)
{
	switch (v->op) {
	case VALUE_UNKNOWN:
	case VALUE_INT:
	case VALUE_LOCAL: /* against its function: function_values_ok */
		return true;
	case VALUE_STRING:
		return str_ok(f, v->a);
	case VALUE_GLOBAL:
		return symbol_ok(f, v->a, SYMBOL_VARIABLE);
	case VALUE_FUNCTION:
		return symbol_ok(f, v->a, SYMBOL_FUNCTION);
	case VALUE_FIELD:
		return v->a < i && symbol_ok(f, v->b, SYMBOL_FIELD);
	case VALUE_DEREF:
	case VALUE_ADDRESS:
		return v->a < i;
	case VALUE_UNARY:
		return v->sub < UNARY_COUNT && v->a < i;
	case VALUE_INDEX:
		return v->a < i && v->b < i;
	case VALUE_BINARY:
		return v->sub < BINARY_COUNT && v->a < i && v->b < i;
	case VALUE_SELECT:
		return v->a < i && v->b < i && v->imm >= 0 && v->imm < (int64_t)i;
	case VALUE_CALL:
		return v->a < f->events_count && f->events[v->a].kind == EVENT_CALL;
	default:
		return false;
	}
}

static unsigned operand_depth(const guint8 *depth, const struct fact_value *v)
{
	unsigned deepest = 0;

	switch (v->op) {
	case VALUE_SELECT:
		deepest = depth[v->imm];
		/* fall through */
	case VALUE_INDEX:
	case VALUE_BINARY:
		deepest = MAX(deepest, depth[v->b]);
		/* fall through */
	case VALUE_FIELD:
	case VALUE_DEREF:
	case VALUE_ADDRESS:
	case VALUE_UNARY:
		return MAX(deepest, depth[v->a]);
	default:
		return 0;
	}
}

static bool values_ok(const struct facts *f)
{
	g_autofree guint8 *depth = g_malloc0((gsize)f->values_count + 1);

	for (uint32_t i = 0; i < f->values_count; i++) {
		if (!value_operands_ok(f, &f->values[i], i))
			return false;
		unsigned d = operand_depth(depth, &f->values[i]) + 1;

		if (d > VALUE_DEPTH_MAX)
			return false;
		depth[i] = d;
	}
	return true;
}

/* A cleanup is the call of a function with the address of a local. */
static bool flags_ok(const struct facts *f, const struct fact_event *e)
{
	const struct fact_value *arg;

	if (e->flags & ~EVENT_FLAGS_ALL)
		return false;
	if (!(e->flags & EVENT_CLEANUP))
		return true;
	if (e->kind != EVENT_CALL || f->values[e->a].op != VALUE_FUNCTION || e->arg_count != 1 ||
	    e->arg_first >= f->args_count || f->args[e->arg_first] >= f->values_count)
		return false;
	arg = &f->values[f->args[e->arg_first]];
	return arg->op == VALUE_ADDRESS && arg->a < f->values_count &&
	       f->values[arg->a].op == VALUE_LOCAL;
}

static bool events_ok(const struct facts *f)
{
	for (uint32_t i = 0; i < f->events_count; i++) {
		const struct fact_event *e = &f->events[i];
		bool a_ok = e->a < f->values_count ||
		            (e->kind == EVENT_RETURN && e->a == FACT_NONE);

		if (e->kind == EVENT_EXPOSE)
			a_ok = a_ok && f->values[e->a].op == VALUE_LOCAL;
		if (e->kind >= EVENT_KIND_COUNT || !a_ok || !loc_ok(f, e->loc) ||
		    !str_ok(f, e->macro) || (e->kind == EVENT_STORE && e->b >= f->values_count) ||
		    !in_range(e->arg_first, e->arg_count, f->args_count) || !flags_ok(f, e))
			return false;
	}
	for (uint32_t i = 0; i < f->args_count; i++)
		if (f->args[i] >= f->values_count)
			return false;
	return true;
}

static bool value_in(const struct fact_function *fn, uint32_t value)
{
	return value >= fn->value_first && value - fn->value_first < fn->value_count;
}

/* Everything an event refers to belongs to its function. */
static bool function_events_ok(const struct facts *f, const struct fact_function *fn)
{
	for (uint32_t i = 0; i < fn->event_count; i++) {
		const struct fact_event *e = &f->events[fn->event_first + i];

		if ((e->a != FACT_NONE && !value_in(fn, e->a)) ||
		    (e->kind == EVENT_STORE && !value_in(fn, e->b)))
			return false;
		for (uint32_t k = 0; k < e->arg_count; k++)
			if (!value_in(fn, f->args[e->arg_first + k]))
				return false;
	}
	return true;
}

/* The smallest value V is made of, or FACT_NONE. */
static uint32_t lowest_operand(const struct fact_value *v)
{
	switch (v->op) {
	case VALUE_SELECT:
		return MIN(MIN(v->a, v->b), (uint32_t)v->imm);
	case VALUE_INDEX:
	case VALUE_BINARY:
		return MIN(v->a, v->b);
	case VALUE_FIELD:
	case VALUE_DEREF:
	case VALUE_ADDRESS:
	case VALUE_UNARY:
		return v->a;
	default:
		return FACT_NONE;
	}
}

/* Operands, locals and call results named by its values are its own. */
static bool function_values_ok(const struct facts *f, const struct fact_function *fn)
{
	for (uint32_t i = 0; i < fn->value_count; i++) {
		const struct fact_value *v = &f->values[fn->value_first + i];

		if (lowest_operand(v) < fn->value_first)
			return false;
		if ((v->op == VALUE_LOCAL && v->a >= fn->local_count) ||
		    (v->op == VALUE_CALL &&
		     (v->a < fn->event_first || v->a - fn->event_first >= fn->event_count)))
			return false;
	}
	return true;
}

static bool block_ok(const struct facts *f, const struct fact_function *fn,
                     const struct fact_block *b)
{
	static const struct {
		uint32_t least, most;
	} edges[END_COUNT] = {
		[END_JUMP] = { 1, 1 },
		[END_BRANCH] = { 2, 2 },
		[END_SWITCH] = { 1, UINT32_MAX },
		[END_RETURN] = { 0, 0 },
		[END_UNREACHABLE] = { 0, 0 },
		[END_INDIRECT] = { 0, UINT32_MAX },
	};
	bool needs_cond = b->end == END_BRANCH || b->end == END_SWITCH;

	if (b->end >= END_COUNT || b->event_first < fn->event_first ||
	    !in_range(b->event_first - fn->event_first, b->event_count, fn->event_count) ||
	    !in_range(b->edge_first, b->edge_count, f->edges_count) || !loc_ok(f, b->loc) ||
	    !loc_ok(f, b->cond_loc) || b->edge_count < edges[b->end].least ||
	    b->edge_count > edges[b->end].most ||
	    (needs_cond ? !value_in(fn, b->cond) : b->cond != FACT_NONE))
		return false;
	for (uint32_t i = 0; i < b->edge_count; i++)
		if (f->edges[b->edge_first + i].block >= fn->block_count ||
		    f->edges[b->edge_first + i].kind > EDGE_DEFAULT)
			return false;
	return true;
}

static bool functions_ok(const struct facts *f)
{
	for (uint32_t i = 0; i < f->functions_count; i++) {
		const struct fact_function *fn = &f->functions[i];

		if (!symbol_ok(f, fn->symbol, SYMBOL_FUNCTION) || !fn->block_count ||
		    !in_range(fn->local_first, fn->local_count, f->locals_count) ||
		    fn->param_count > fn->local_count || !loc_ok(f, fn->end) ||
		    !in_range(fn->block_first, fn->block_count, f->blocks_count) ||
		    !in_range(fn->event_first, fn->event_count, f->events_count) ||
		    !in_range(fn->value_first, fn->value_count, f->values_count) ||
		    !function_events_ok(f, fn) || !function_values_ok(f, fn))
			return false;
		for (uint32_t b = 0; b < fn->block_count; b++)
			if (!block_ok(f, fn, &f->blocks[fn->block_first + b]))
				return false;
	}
	return true;
}

static bool inits_ok(const struct facts *f)
{
	for (uint32_t i = 0; i < f->inits_count; i++) {
		const struct fact_init *init = &f->inits[i];

		if (!symbol_ok(f, init->object, SYMBOL_VARIABLE) ||
		    !symbol_ok(f, init->function, SYMBOL_FUNCTION) || !loc_ok(f, init->loc) ||
		    (init->field != FACT_NONE && !symbol_ok(f, init->field, SYMBOL_FIELD)))
			return false;
	}
	return true;
}

static bool init_texts_ok(const struct facts *f)
{
	for (uint32_t i = 0; i < f->init_texts_count; i++) {
		const struct fact_init_text *init = &f->init_texts[i];

		if (!str_ok(f, init->text) || (!symbol_ok(f, init->symbol, SYMBOL_VARIABLE) &&
		                               !symbol_ok(f, init->symbol, SYMBOL_FIELD)))
			return false;
	}
	return true;
}

static bool marks_ok(const struct facts *f)
{
	for (uint32_t i = 0; i < f->marks_count; i++) {
		const struct fact_mark *mark = &f->marks[i];

		if (mark->file >= f->files_count || !str_ok(f, mark->text) ||
		    mark->flags & ~(uint32_t)MARK_FLAGS_ALL)
			return false;
	}
	return true;
}

const char *facts_verify(const struct facts *facts)
{
	static const struct {
		bool (*ok)(const struct facts *);
		const char *wrong;
	} checks[] = {
		{ strings_ok, "damaged: table strings" },
		{ unit_ok, "damaged: table unit" },
		{ files_ok, "damaged: table files" },
		{ symbols_ok, "damaged: table symbols" },
		{ locals_ok, "damaged: table locals" },
		{ events_ok, "damaged: table events" },
		{ values_ok, "damaged: table values" },
		{ functions_ok, "damaged: table functions" },
		{ inits_ok, "damaged: table inits" },
		{ init_texts_ok, "damaged: table init_texts" },
		{ marks_ok, "damaged: table marks" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(checks); i++)
		if (!checks[i].ok(facts))
			return checks[i].wrong;
	return NULL;
}
