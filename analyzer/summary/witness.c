/* SPDX-License-Identifier: MIT
 *
 * witness.c - the words of a path.
 *
 * Every step stands where a reader can look: the registration, each call, the culprit. A call
 * through a pointer says through what, so that the reader need not trust us on the target.
 */
#include "summary/witness.h"

#include "facts/facts_dump.h"

/* The callee of CALL as the source has it: "ops->resolve()". */
static char *callee_text(const struct program *program, const struct program_call *call)
{
	const struct facts *f;
	const struct fact_function *body = program_body(program, call->caller, &f);
	const struct fact_value *callee = &f->values[f->events[call->event].a];
	GString *text;

	if (callee->op == VALUE_CALL || callee->op == VALUE_SELECT || callee->op == VALUE_UNKNOWN)
		return g_strdup("a function pointer");
	text = g_string_new(NULL);
	facts_dump_value(f, body, f->events[call->event].a, text);
	g_string_append(text, "()");
	return g_string_free(text, FALSE);
}

/* Does CALL surely mean TARGET, in the programs in which it leads there? */
static bool is_named(const struct program *program, const struct program_call *call,
                     uint32_t target)
{
	for (uint32_t i = 0; i < call->target_count; i++) {
		const struct program_target *t = program_target(program, call->target_first + i);

		if (t->function == target && t->tier == TIER_DIRECT)
			return true;
	}
	return false;
}

static char *step_text(const struct program *program, const struct program_call *call,
                       uint32_t target)
{
	const char *name = program_function(program, target)->name;
	uint32_t first = program_target(program, call->target_first)->function;
	bool library = program_function(program, first)->model != NULL;
	g_autofree char *callee = NULL;

	if (!call->indirect && (library ? first == target : is_named(program, call, target)))
		return g_strdup_printf("calls %s()", name);
	callee = callee_text(program, call);
	if (call->indirect)
		return g_strdup_printf("calls %s, which is %s()", callee, name);
	if (library)
		return g_strdup_printf("calls %s, which calls back %s()", callee, name);
	return g_strdup_printf("calls %s, of which there are several", callee);
}

static void add_step(const struct program *program, GPtrArray *trace, uint32_t unit,
                     struct fact_loc loc, uint32_t function, const char *text)
{
	finding_add_step(trace, program_path(program, unit, loc), loc.line, loc.column,
	                 function == FACT_NONE ? "" : program_function(program, function)->name,
	                 text);
}

void witness_add_root(const struct program *program, GPtrArray *trace, uint32_t registration)
{
	const struct program_registration *r = &g_array_index(
		program->registrations, struct program_registration, registration);
	const char *name = program_function(program, r->function)->name;
	g_autofree char *text = NULL;

	if (r->annotated)
		text = g_strdup_printf("%s says that %s() runs %s", r->by->name, name,
		                       context_phrase(r->context));
	else if (r->own_loop)
		text = g_strdup_printf("the loop around %s() runs here", r->by->name);
	else if (r->by)
		text = g_strdup_printf("%s() makes %s() run %s", r->by->name, name,
		                       context_phrase(r->context));
	else
		text = g_strdup_printf("%s::%s makes %s() run %s", r->field->record,
		                       r->field->field, name, context_phrase(r->context));
	add_step(program, trace, r->unit, r->loc, r->in, text);
}

void witness_add_call(const struct program *program, GPtrArray *trace, uint32_t call,
                      uint32_t target, const char *final)
{
	const struct program_call *c = program_call(program, call);
	g_autofree char *text = step_text(program, c, target);
	g_autofree char *whole = final ? g_strdup_printf("%s: %s", text, final) : NULL;

	add_step(program, trace, program_function(program, c->caller)->unit,
	         program_call_event(program, c)->loc, c->caller, final ? whole : text);
}

/* CALLS, each of its function of TARGETS; FINAL, unless NULL, is said of the last. */
static void add_call_steps(const struct program *program, GPtrArray *trace, const GArray *calls,
                           const GArray *targets, const char *final)
{
	for (guint i = 0; i < calls->len; i++) {
		bool last = i + 1 == calls->len;

		witness_add_call(program, trace, g_array_index(calls, uint32_t, i),
		                 g_array_index(targets, uint32_t, i), last ? final : NULL);
	}
}

void witness_add_way(const struct program *program, const struct contexts *contexts,
                     enum context context, uint32_t function, GPtrArray *trace)
{
	const struct reach *reach = contexts_reach(contexts, context, function);
	struct way way;

	if (reach->root == FACT_NONE)
		return;
	way_init(&way, contexts, context, reach);
	witness_add_root(program, trace, way.root);
	add_call_steps(program, trace, way.calls, way.targets, NULL);
	way_release(&way);
}

/* The place of the finding: the last call that is not in a system header. */
static void fill_place(struct finding *finding, const struct program *program,
                       const struct culprit *culprit)
{
	for (guint i = culprit->calls->len; i-- > 0;) {
		const struct program_call *call = program_call(
			program, g_array_index(culprit->calls, uint32_t, i));
		const struct facts *f = program_call_facts(program, call);
		struct fact_loc loc = f->events[call->event].loc;

		if (i && loc.file != FACT_NONE && f->files[loc.file].is_system)
			continue;
		finding->file = g_strdup(
			program_path(program, program_function(program, call->caller)->unit, loc));
		finding->line = loc.line;
		finding->column = loc.column;
		finding->function = g_strdup(program_function(program, call->caller)->name);
		return;
	}
}

/* What to do instead: the row's own words where they are about this effect, else the advice of the
 * root's framework, else that of the library called. */
static char *advice_for(const struct program *program, const struct pack *framework,
                        const struct model_function *model, const struct culprit *culprit)
{
	enum effect_kind kind = culprit->kind;
	const char *need = effect_need(kind) ? effect_need(kind)
	                                     : model_need(model, culprit->block);
	const char *advice = NULL;

	if (kind == EFFECT_TWIN)
		return g_strdup_printf("Use %s", model->twin);
	if (model->instead && (kind == EFFECT_BLOCKS || !model->block_count))
		return g_strdup(model->instead);
	if (need)
		advice = model_set_advice(program->models, framework, need);
	if (need && !advice)
		advice = model_set_advice(program->models, model->pack, need);
	return g_strdup(advice);
}

static void fill_advice(struct finding *finding, const struct program *program,
                        const struct program_registration *root, const struct culprit *culprit)
{
	const struct model_function *model = program_row(program, culprit->target);
	const struct pack *framework = root->by ? root->by->pack : root->field->pack;

	finding->framework = g_strdup(pack_name(framework));
	finding->model = g_strdup_printf("%s: %s", pack_name(model->pack), model_source(model));
	finding->why = g_strdup(model_why(model, culprit->block));
	finding->suggestion = advice_for(program, framework, model, culprit);
}

static void assume(struct finding *finding, const char *text)
{
	g_ptr_array_add(finding->assumptions, g_strdup(text));
}

void witness_fill_confidence(struct finding *finding, unsigned tier, unsigned assumptions)
{
	finding->confidence = CONFIDENCE_HIGH;
	if (tier >= TIER_FIELD) {
		finding->confidence = CONFIDENCE_MEDIUM;
		assume(finding,
		       tier == TIER_FIELD
		               ? "the field or variable holds the function assigned to it elsewhere"
		               : "the pointer holds the function it was passed elsewhere");
	}
	if (assumptions & ASSUME_ARG) {
		finding->confidence = CONFIDENCE_MEDIUM;
		assume(finding, "an argument that is not constant makes the call wait");
	}
	if (assumptions & ASSUME_FD) {
		finding->confidence = CONFIDENCE_LOW;
		assume(finding, "the descriptor is blocking; nothing says that it is not");
	}
}

void witness_fill(struct finding *finding, const struct program *program, const struct flow *flow,
                  struct contexts *contexts, enum context context, const struct culprit *culprit,
                  const char *final)
{
	const struct program_registration *root = &g_array_index(
		program->registrations, struct program_registration, culprit->root);
	unsigned roots = contexts_root_count(contexts, program, flow, context,
	                                     program_call(program, culprit->call)->caller);

	finding->context = g_strdup(context_name(context));
	finding->root = g_strdup(program_function(program, root->function)->name);
	finding->more_roots = roots > 1 ? roots - 1 : 0;
	witness_add_root(program, finding->trace, culprit->root);
	add_call_steps(program, finding->trace, culprit->calls, culprit->targets, final);
	fill_place(finding, program, culprit);
	fill_advice(finding, program, root, culprit);
	witness_fill_confidence(finding, culprit->tier, culprit->assumptions);
}

void witness_fill_place(struct finding *finding, const struct program *program,
                        const struct flow *flow, struct contexts *contexts, enum context context,
                        const struct witness_place *place)
{
	const struct way *way = place->way;
	const struct program_registration *root = &g_array_index(
		program->registrations, struct program_registration, way->root);
	const struct pack *framework = root->by ? root->by->pack : root->field->pack;
	uint32_t unit = program_function(program, place->function)->unit;
	unsigned roots = contexts_root_count(contexts, program, flow, context, place->function);

	finding->context = g_strdup(context_name(context));
	finding->root = g_strdup(program_function(program, root->function)->name);
	finding->framework = g_strdup(pack_name(framework));
	finding->more_roots = roots > 1 ? roots - 1 : 0;
	finding->file = g_strdup(program_path(program, unit, place->loc));
	finding->line = place->loc.line;
	finding->column = place->loc.column;
	finding->function = g_strdup(program_function(program, place->function)->name);
	if (place->need)
		finding->suggestion = g_strdup(
			model_set_advice(program->models, framework, place->need));
	witness_add_root(program, finding->trace, way->root);
	add_call_steps(program, finding->trace, way->calls, way->targets, NULL);
	add_step(program, finding->trace, unit, place->loc, place->function, place->final);
	witness_fill_confidence(finding, way->tier, 0);
}

void witness_seal(struct finding *finding, const char *sink, GHashTable *seen)
{
	char *shape = g_strdup_printf("%s|%s|%s|%s", finding->rule, finding->file,
	                              finding->function, sink);
	unsigned ordinal = GPOINTER_TO_UINT(g_hash_table_lookup(seen, shape));

	g_hash_table_insert(seen, shape, GUINT_TO_POINTER(ordinal + 1));
	finding_seal(finding, sink, ordinal);
}
