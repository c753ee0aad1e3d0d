/* SPDX-License-Identifier: MIT
 *
 * tls_across_yield.c - ASY603: the address of a thread-local variable, kept across a change of
 * threads.
 *
 * Where coroutines may go on in another thread, the variable of the old thread is not theirs any
 * more: they read and write somebody else's, with no lock. Packs say which calls may do that.
 */
#include "checks/stale_report.h"

struct search {
	const struct check *check;
	const struct check_input *input;
	struct sink *sink;
	GHashTable *seen;
	GHashTable *reported; /* function, place and local of findings */
};

static enum across_answer ask(const struct across *a, uint32_t event, uint32_t cond,
                              const void *data)
{
	const struct facts *f = a->at->facts;
	bool read = event == FACT_NONE ? value_reads_local(f, cond, a->local)
	                               : event_reads_local(f, &f->events[event], a->local);

	(void)data;
	return read ? ACROSS_FOUND : ACROSS_GO_ON;
}

static void visit(const struct across *a, void *data)
{
	struct search *s = data;
	g_autofree char *place = stale_place_name(a), *load = NULL;
	struct fact_loc where;

	if (!across_find(a, ask, NULL, &where) ||
	    !g_hash_table_add(s->reported,
	                      g_strdup_printf("%u:%u:%u", a->at->function, where.line, a->local)))
		return;
	load = g_strdup_printf("%s is the address of %s in this thread", stale_local_name(a),
	                       place);
	stale_report(
		s->check, s->input, s->sink, a, where, NULL,
		&(struct stale_words){
			.severity = SEVERITY_ERROR,
			.message = g_strdup_printf(
				"%s points to %s of the thread that ran before the yield",
				stale_local_name(a), place),
			.load = load,
			.yield = "the coroutine may go on in another thread from here",
			.use = "it is used",
			.suggestion = "Take the address again after the yield, in a function that "
				      "the compiler does not inline",
		},
		s->seen);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	struct search s = { .check = check, .input = input, .sink = sink };
	struct shared_places *shared = shared_places_new(input->program, input->contexts);

	s.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	s.reported = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	across_each(input->program, input->contexts, input->carries, shared, EFFECT_MIGRATES,
	            ACROSS_THREAD, visit, &s);
	g_hash_table_unref(s.reported);
	g_hash_table_unref(s.seen);
	shared_places_free(shared);
}

const struct check check_tls_across_yield = {
	.id = "ASY603",
	.name = "tls-across-yield",
	.summary = "the address of a thread-local variable is kept across a change of threads",
	.on_by_default = true,
	.run = run,
};
