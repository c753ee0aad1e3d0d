/* SPDX-License-Identifier: MIT
 *
 * loop_report.c - the loops of reached functions, and their findings.
 *
 * A function that holds the program's own event loop is not itself on the loop, but what stands
 * inside the circle around the wait is: its inner loops are visited with that event loop as the
 * root, except those that wait themselves.
 */
#include "checks/loop_report.h"

#include "checks/report.h"
#include "summary/witness.h"

static const enum context contexts[] = { CONTEXT_LOOP, CONTEXT_CORO };

struct visitor {
	struct loop_site site;
	GHashTable *visited; /* functions */
	void (*visit)(struct loop_site *site, void *data);
	void *data;
};

static void visit_cycle(struct visitor *v, struct body *body, uint32_t cycle)
{
	struct scope scope;

	scope_init(&scope, body, cycle);
	v->site.body = body;
	v->site.scope = &scope;
	v->site.cycle = cycle;
	v->visit(&v->site, v->data);
	scope_release(&scope);
}

/* Is CYCLE inside the circle around the wait in block WAIT, and not one with the wait in it? */
static bool is_inside(const struct body *body, uint32_t cycle, uint32_t wait)
{
	return cycle_outermost(body->cycles, body->cycles->all[cycle].header) ==
	               cycle_outermost(body->cycles, wait) &&
	       !cycle_has(body->cycles, cycle, wait);
}

static struct body body_of(const struct check_input *input)
{
	return (struct body){ .program = input->program,
		              .flow = input->flow,
		              .conducts = input->conducts,
		              .passes_on = input->sources };
}

static void visit_function(struct visitor *v, uint32_t function)
{
	struct body body = body_of(v->site.input);

	if (!g_hash_table_add(v->visited, GUINT_TO_POINTER(function + 1)) ||
	    !body_init(&body, function))
		return;
	v->site.reach = contexts_reach(v->site.input->contexts, v->site.context, function);
	v->site.root = v->site.reach->root;
	for (uint32_t i = 0; i < body.cycles->count; i++)
		visit_cycle(v, &body, i);
	body_release(&body);
}

/* The loops inside OWN, an event loop of the program's. */
static void visit_own_loop(struct visitor *v, const struct program_loop *own)
{
	const struct program *program = v->site.input->program;
	const struct program_registration *root = &g_array_index(
		program->registrations, struct program_registration, own->registration);
	struct body body = body_of(v->site.input);
	uint32_t wait;

	if (g_hash_table_contains(v->visited, GUINT_TO_POINTER(own->function + 1)) ||
	    !body_init(&body, own->function))
		return;
	wait = body.event_blocks[program_call(program, root->call)->event - body.row->event_first];
	v->site.reach = NULL;
	v->site.root = own->registration;
	for (uint32_t i = 0; wait != FACT_NONE && i < body.cycles->count; i++)
		if (is_inside(&body, i, wait))
			visit_cycle(v, &body, i);
	body_release(&body);
}

void loops_visit(const struct check *check, const struct check_input *input, struct sink *sink,
                 void (*visit)(struct loop_site *site, void *data), void *data)
{
	struct visitor v = { .visit = visit, .data = data };

	v.site = (struct loop_site){ .check = check, .input = input, .sink = sink };
	v.site.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	v.visited = g_hash_table_new(NULL, NULL);
	for (size_t c = 0; c < G_N_ELEMENTS(contexts); c++) {
		const GArray *reached = input->contexts->visited[contexts[c]];

		v.site.context = contexts[c];
		for (guint i = 0; i < reached->len; i++)
			visit_function(&v, g_array_index(reached, uint32_t, i));
	}
	v.site.context = CONTEXT_LOOP;
	for (guint i = 0; i < input->program->loops->len; i++)
		visit_own_loop(&v, &g_array_index(input->program->loops, struct program_loop, i));
	g_hash_table_destroy(v.visited);
	g_hash_table_destroy(v.site.seen);
}

/* The way to SITE's function: made for findings alone, because each is as long as the chain of
 * calls, of which there may be thousands. */
static void site_way(const struct loop_site *site, struct way *way)
{
	if (site->reach) {
		way_init(way, site->input->contexts, site->context, site->reach);
		return;
	}
	*way = (struct way){ .root = site->root };
	way->calls = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	way->targets = g_array_new(FALSE, FALSE, sizeof(uint32_t));
}

void loop_report(struct loop_site *site, struct fact_loc loc, const struct loop_words *words)
{
	const struct check_input *input = site->input;
	struct finding *finding = finding_new(site->check->id, site->check->name, words->severity);
	struct way way;
	struct witness_place place = { .way = &way,
		                       .function = site->body->function,
		                       .loc = loc,
		                       .final = words->phrase,
		                       .need = words->need };

	finding->message = report_message(input->program, words->subject, words->phrase,
	                                  site->context, site->root, site->body->function);
	site_way(site, &way);
	witness_fill_place(finding, input->program, input->flow, input->contexts, site->context,
	                   &place);
	way_release(&way);
	if (!finding->suggestion)
		finding->suggestion = g_strdup(words->instead);
	witness_seal(finding, words->what, site->seen);
	sink_add(site->sink, finding);
}
