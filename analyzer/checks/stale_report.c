/* SPDX-License-Identifier: MIT
 *
 * stale_report.c - one wording for stale state, and who the other one is.
 *
 * A finding without somebody who changes the place concretely would be a guess, so this looks for
 * one, and for the function itself it looks whether two coroutines can run it at once.
 */
#include "checks/stale_report.h"

#include "facts/facts_dump.h"
#include "graph/cycles.h"
#include "summary/witness.h"

/* Can control come back to CALL in its function? */
static bool is_in_cycle(const struct program *program, const struct program_call *call)
{
	const struct facts *f;
	const struct fact_function *body = program_body(program, call->caller, &f);
	g_autofree uint32_t *cycles = cycles_of_blocks(f, body);
	uint32_t block = graph_block_of(f, body, call->event);

	return block != FACT_NONE && cycles[block];
}

/* Can two coroutines of REGISTRATION be alive at once: is it made in a loop, or by a callback or a
 * coroutine, again and again? */
static bool is_made_often(const struct check_input *input,
                          const struct program_registration *registration)
{
	const struct program *p = input->program;
	unsigned made = 0;

	for (guint i = 0; i < p->registrations->len; i++) {
		const struct program_registration *r = &g_array_index(
			p->registrations, struct program_registration, i);
		const struct program_call *call;

		if (r->function != registration->function || r->context != CONTEXT_CORO ||
		    r->call == FACT_NONE)
			continue;
		call = program_call(p, r->call);
		made++;
		if (made > 1 || is_in_cycle(p, call) ||
		    contexts_reach(input->contexts, CONTEXT_LOOP, call->caller)->root !=
		            FACT_NONE ||
		    contexts_reach(input->contexts, CONTEXT_CORO, call->caller)->root != FACT_NONE)
			return true;
	}
	return false;
}

static const struct program_registration *registration_of(const struct check_input *input,
                                                          enum context context, uint32_t function)
{
	const struct reach *reach = contexts_reach(input->contexts, context, function);

	return &g_array_index(input->program->registrations, struct program_registration,
	                      reach->root);
}

struct stale_other stale_other_side(const struct check_input *input, const struct across *a,
                                    const GArray *uses)
{
	const struct program_registration *root = registration_of(input, CONTEXT_CORO,
	                                                          a->at->function);
	struct stale_other other = { .use = NULL };

	for (guint i = 0; uses && i < uses->len; i++) {
		const struct shared_use *use = &g_array_index(uses, struct shared_use, i);
		bool same = use->function == a->at->function;

		if (same && !(a->from.rooted && is_made_often(input, root)))
			continue;
		if (!contexts_meet(input->contexts, input->program,
		                   (struct contexts_side){ CONTEXT_CORO, a->at->function },
		                   (struct contexts_side){ use->context, use->function }))
			continue;
		if (!same && !a->from.rooted &&
		    registration_of(input, use->context, use->function)->function == root->function)
			continue;
		if (!other.use || (other.same_function && !same))
			other = (struct stale_other){ .use = use, .same_function = same };
		if (!other.same_function)
			break;
	}
	return other;
}

const char *stale_local_name(const struct across *a)
{
	return facts_string(a->at->facts,
	                    a->at->facts->locals[a->at->body->local_first + a->local].name);
}

char *stale_place_name(const struct across *a)
{
	GString *text = g_string_new(NULL);

	facts_dump_value(a->at->facts, a->at->body, a->place, text);
	return g_string_free(text, FALSE);
}

static void add_step(GPtrArray *trace, const struct program *program, uint32_t function,
                     struct fact_loc loc, const char *text)
{
	const struct program_function *fn = program_function(program, function);

	finding_add_step(trace, program_path(program, fn->unit, loc), loc.line, loc.column,
	                 fn->name, text);
}

/* Which coroutine the function runs in, when it is not one itself. */
static void add_root_step(const struct check_input *input, GPtrArray *trace, enum context context,
                          uint32_t function)
{
	const struct program_registration *root = registration_of(input, context, function);
	g_autofree char *text = g_strdup_printf(
		"%s() runs %s", program_function(input->program, root->function)->name,
		context_phrase(context));

	finding_add_step(trace, program_path(input->program, root->unit, root->loc), root->loc.line,
	                 root->loc.column,
	                 root->in == FACT_NONE ? ""
	                                       : program_function(input->program, root->in)->name,
	                 text);
}

static void add_other(const struct check_input *input, struct finding *finding,
                      const struct stale_other *other, const char *text)
{
	const struct program *p = input->program;
	const struct shared_use *use = other->use;
	const struct facts *f = p->units[program_function(p, use->function)->unit];

	finding->trace2 = finding_new_trace();
	add_root_step(input, finding->trace2, use->context, use->function);
	add_step(finding->trace2, p, use->function, f->events[use->event].loc, text);
}

void stale_search(const struct check *check, const struct check_input *input, struct sink *sink,
                  enum effect_kind kind, enum across_source source, across_visit *visit)
{
	struct stale_search s = { .check = check, .input = input, .sink = sink };

	s.shared = shared_places_new(input->program, input->contexts);
	s.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	s.reported = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	across_each(input->program, input->contexts, input->carries, s.shared, kind, source, visit,
	            &s);
	g_hash_table_unref(s.reported);
	g_hash_table_unref(s.seen);
	shared_places_free(s.shared);
}

void stale_report(const struct stale_search *search, const struct across *a, struct fact_loc where,
                  const struct stale_other *other, const struct stale_words *words)
{
	const struct check_input *input = search->input;
	const struct program *p = input->program;
	const struct program_function *fn = program_function(p, a->at->function);
	const struct program_registration *root = registration_of(input, CONTEXT_CORO,
	                                                          a->at->function);
	struct finding *finding = finding_new(search->check->id, search->check->name,
	                                      words->severity);

	finding->message = words->message;
	finding->file = g_strdup(program_path(p, fn->unit, where));
	finding->line = where.line;
	finding->column = where.column;
	finding->function = g_strdup(fn->name);
	finding->context = g_strdup(context_name(CONTEXT_CORO));
	finding->root = g_strdup(program_function(p, root->function)->name);
	finding->framework = g_strdup(pack_name(root->by ? root->by->pack : root->field->pack));
	finding->confidence = a->from.rooted ? CONFIDENCE_HIGH : CONFIDENCE_MEDIUM;
	if (!a->from.rooted)
		g_ptr_array_add(finding->assumptions, g_strdup("both sides mean the same object"));
	finding->suggestion = g_strdup(words->suggestion);
	add_root_step(input, finding->trace, CONTEXT_CORO, a->at->function);
	add_step(finding->trace, p, a->at->function, a->at->facts->events[a->load].loc,
	         words->load);
	add_step(finding->trace, p, a->at->function,
	         a->at->facts->events[program_call(p, a->yield_call)->event].loc, words->yield);
	add_step(finding->trace, p, a->at->function, where, words->use);
	if (other && other->use && words->other)
		add_other(input, finding, other, words->other);
	witness_seal(finding, facts_place_symbol(a->at->facts, a->place), search->seen);
	sink_add(search->sink, finding);
}
