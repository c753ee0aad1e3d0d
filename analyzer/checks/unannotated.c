/* SPDX-License-Identifier: MIT
 *
 * unannotated.c - which functions only coroutines run, and what they do there.
 *
 * A function may run elsewhere when nobody is seen to call it, when something else than a coroutine
 * is handed it, or when one that may run elsewhere calls it, unless it asks first. The others are
 * the coroutines' own. Of a chain of such functions the last is told of, which makes the call that
 * needs a coroutine; once it is annotated, so is the one before.
 */
#include "checks/unannotated.h"

#include "summary/witness.h"

struct search {
	const struct check *check;
	const struct check_input *input;
	struct sink *sink;
	bool *elsewhere;  /* per function: it may run outside of coroutines */
	GHashTable *used; /* struct pack * -> annotation that the program has for coroutines */
	GHashTable *seen;
};

/* The annotations for coroutines that functions of the program have, by pack. */
static GHashTable *annotations_used(const struct program *p)
{
	GHashTable *used = g_hash_table_new(NULL, NULL);

	for (uint32_t i = 0; i < p->functions->len; i++) {
		const struct model_annotation *a = program_annotated_for(p, i, CONTEXT_CORO);

		if (a && !g_hash_table_contains(used, a->row.pack))
			g_hash_table_insert(used, (gpointer)a->row.pack, (gpointer)a);
	}
	return used;
}

static void mark(const struct search *s, GArray *work, uint32_t function)
{
	if (s->elsewhere[function] ||
	    program_annotated_for(s->input->program, function, CONTEXT_CORO))
		return;
	s->elsewhere[function] = true;
	g_array_append_val(work, function);
}

/* Per function: does anybody call it, or hand it to a library? */
static bool *known_starts(const struct program *p)
{
	bool *known = g_new0(bool, (gsize)p->functions->len + 1);

	for (guint i = 0; i < p->targets->len; i++)
		known[program_target(p, i)->function] = true;
	for (guint i = 0; i < p->registrations->len; i++)
		known[g_array_index(p->registrations, struct program_registration, i).function] =
			true;
	return known;
}

static void mark_starts(const struct search *s, GArray *work)
{
	const struct program *p = s->input->program;
	g_autofree bool *known = known_starts(p);

	for (uint32_t i = 0; i < p->functions->len; i++)
		if (!known[i])
			mark(s, work, i);
	for (guint i = 0; i < p->registrations->len; i++) {
		const struct program_registration *r = &g_array_index(
			p->registrations, struct program_registration, i);

		if (r->context != CONTEXT_CORO && r->context != CONTEXT_CALLER && !r->annotated)
			mark(s, work, r->function);
	}
}

static void find_elsewhere(const struct search *s)
{
	const struct program *p = s->input->program;
	g_autoptr(GArray) work = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	mark_starts(s, work);
	for (guint i = 0; i < work->len; i++) {
		const struct program_function *fn = program_function(
			p, g_array_index(work, uint32_t, i));

		for (uint32_t k = 0; k < fn->call_count; k++) {
			const struct program_call *c = program_call(p, fn->call_first + k);

			if (!handed_allows(s->input->flow, fn->call_first + k, NULL, CONTEXT_LOOP))
				continue;
			for (uint32_t t = 0; t < c->target_count; t++)
				mark(s, work, program_target(p, c->target_first + t)->function);
		}
	}
}

/* A call that FUNCTION makes whatever it is given, and that needs a coroutine; or NULL. */
static const struct effect_link *needs_coroutine(const struct search *s, uint32_t function)
{
	const struct effects *effects = s->input->effects;

	for (uint32_t e = effects->first[function]; e != EFFECT_NONE;
	     e = effects_get(effects, e)->next) {
		const struct effect *effect = effects_get(effects, e);

		if (effect->kind != EFFECT_CORO_ONLY || effect->atom_count)
			continue;
		for (guint i = 0; i < effect->links->len; i++) {
			const struct effect_link *l = &g_array_index(effect->links,
			                                             struct effect_link, i);

			if (l->callee_effect == EFFECT_NONE && l->tier == TIER_DIRECT)
				return l;
		}
	}
	return NULL;
}

static void report(const struct search *s, uint32_t function, const struct effect_link *link,
                   const struct model_annotation *missing)
{
	const struct program *p = s->input->program;
	const struct program_function *fn = program_function(p, function);
	const char *word = missing->row.name, *needs = program_function(p, link->target)->name;
	const struct model_function *row = program_row(p, link->target);
	struct finding *finding = finding_new(s->check->id, s->check->name, SEVERITY_WARNING);
	unsigned line;

	finding->message = g_strdup_printf(
		"%s() runs in coroutines only and calls %s(), but is not annotated with %s",
		fn->name, needs, word);
	finding->file = g_strdup(program_function_path(p, function, &line));
	finding->line = line;
	finding->column = p->units[fn->symbol_unit]->symbols[fn->symbol].def.column;
	finding->function = g_strdup(fn->name);
	finding->context = g_strdup(context_name(CONTEXT_CORO));
	finding->framework = g_strdup(pack_name(row->pack));
	finding->model = g_strdup_printf("%s: %s", pack_name(row->pack), model_source(row));
	finding->why = g_strdup(row->why);
	finding->suggestion = g_strdup_printf("Annotate it with %s, where it is declared as well",
	                                      word);
	witness_add_way(p, s->input->contexts, CONTEXT_CORO, function, finding->trace);
	witness_add_call(p, finding->trace, link->call, link->target, "belongs in a coroutine");
	witness_fill_confidence(finding, TIER_FIELD, 0);
	witness_seal(finding, fn->name, s->seen);
	sink_add(s->sink, finding);
}

static void look_at(const struct search *s, uint32_t function)
{
	const struct program *p = s->input->program;
	const struct program_function *fn = program_function(p, function);
	const struct model_annotation *missing;
	const struct effect_link *link;

	if (fn->unit == FACT_NONE || fn->in_system || s->elsewhere[function] ||
	    program_annotated_for(p, function, CONTEXT_CORO) ||
	    contexts_reach(s->input->contexts, CONTEXT_CORO, function)->root == FACT_NONE)
		return;
	link = needs_coroutine(s, function);
	missing = link ? g_hash_table_lookup(s->used, program_row(p, link->target)->pack) : NULL;
	if (missing)
		report(s, function, link, missing);
}

void report_unannotated(const struct check *check, const struct check_input *input,
                        struct sink *sink)
{
	struct search s = { .check = check, .input = input, .sink = sink };

	s.used = annotations_used(input->program);
	if (g_hash_table_size(s.used)) {
		s.elsewhere = g_new0(bool, (gsize)input->program->functions->len + 1);
		s.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		find_elsewhere(&s);
		for (uint32_t i = 0; i < input->program->functions->len; i++)
			look_at(&s, i);
		g_hash_table_unref(s.seen);
		g_free(s.elsewhere);
	}
	g_hash_table_unref(s.used);
}
