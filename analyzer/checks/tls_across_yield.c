/* SPDX-License-Identifier: MIT
 *
 * tls_across_yield.c - ASY603: the address of a thread-local variable, kept across a change of
 * threads.
 *
 * Where coroutines may go on in another thread, the variable of the old thread is not theirs any
 * more: they read and write somebody else's, with no lock. Packs say which calls may do that.
 */
#include "checks/stale_report.h"

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
	struct stale_search *s = data;
	g_autofree char *place = stale_place_name(a), *load = NULL;
	struct fact_loc where;

	if (!across_find(a, ask, NULL, &where) ||
	    !g_hash_table_add(s->reported,
	                      g_strdup_printf("%u:%u:%u", a->at->function, where.line, a->local)))
		return;
	load = g_strdup_printf("%s is the address of %s in this thread", stale_local_name(a),
	                       place);
	stale_report(
		s, a, where, NULL,
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
		});
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	stale_search(check, input, sink, EFFECT_MIGRATES, ACROSS_THREAD, visit);
}

const struct check check_tls_across_yield = {
	.id = "ASY603",
	.name = "tls-across-yield",
	.summary = "the address of a thread-local variable is kept across a change of threads",
	.on_by_default = true,
	.level = SEVERITY_ERROR,
	.run = run,
};
