/* SPDX-License-Identifier: MIT
 *
 * swallowed_cancellation.c - ASY501: cancelled, and goes on as if nothing had happened.
 *
 * Somebody asked the function to end. Three ways not to: to wait for the same again because of the
 * cancellation alone, to begin the same again in the callback that was told, and to tell one's own
 * caller that all went well. Whoever tests a flag, counts attempts or asks somebody else in between
 * may have a reason, and is left alone; so is a function that cancels something itself, which is
 * the one that asked.
 */
#include "checks/cancel_report.h"

#include "model/model_set.h"

#define RESTART_DEPTH 4

/* Can the call of the site be cancelled at all? Who asks "was I cancelled?" says so. */
static bool is_cancelled_by_somebody(const struct cancel_site *site)
{
	return site->sign.how == CANCELLED_NONZERO ||
	       signs_somebody_cancels(site->input->signs, &site->sign);
}

static void report_again(const struct cancel_site *site)
{
	const struct fact_event *e = program_call_event(
		site->input->program, program_call(site->input->program, site->call));
	bool asked = site->sign.how == CANCELLED_NONZERO;

	cancel_report(site,
	              &(struct cancel_words){
			      .subject = cancel_callee(
				      site, program_call(site->input->program, site->call)->event),
			      .phrase = asked ? "says \"cancelled\" and is just asked again"
	                                      : "was cancelled and is just called again",
			      .loc = e->loc,
			      .final = asked ? "says so, and is asked again"
	                                     : "is cancelled here, and called again",
			      .suggestion = "Leave the loop when it was cancelled, and tell "
					    "the caller" });
}

/* What the function returns without the cancellation: failures and successes that can be told
 * apart, VALUE among the latter. */
static bool is_success(const struct after *after, int64_t value)
{
	bool success = false, failure = false;

	for (guint i = 0; i < after->returns->len; i++) {
		const struct after_return *r = &g_array_index(after->returns, struct after_return,
		                                              i);

		if (r->seen != SEEN_BEFORE)
			continue;
		if (!r->known || r->value > 1)
			return false;
		success |= r->value == value;
		failure |= value ? r->value == 0 : r->value < 0;
	}
	return success && failure;
}

/* A return of success where the cancellation was named. What was asked stays true: who asks again
 * gets the same answer, so only a result that is used up is lost. */
static void find_success(const struct cancel_site *site)
{
	const struct after *after = site->after;

	if (site->call == FACT_NONE || site->sign.how == CANCELLED_NONZERO)
		return;
	for (guint i = 0; i < after->returns->len; i++) {
		const struct after_return *r = &g_array_index(after->returns, struct after_return,
		                                              i);

		if (r->seen != SEEN_NAMED || !r->clean || !r->known || r->value < 0 ||
		    !is_success(after, r->value))
			continue;
		cancel_report(
			site,
			&(struct cancel_words){
				.subject = cancel_callee(
					site,
					program_call(site->input->program, site->call)->event),
				.phrase = "was cancelled and success is returned",
				.loc = r->loc,
				.final = "returns what it returns when all went well",
				.suggestion = "Return a failure, so that the caller ends, "
					      "too" });
		return;
	}
}

/* Does CALL tell whoever waits for a task that all went well? */
static bool succeeds(const struct cancel_site *site, uint32_t call, struct carries_chain *chain)
{
	const struct carries_query query = { .kind = EFFECT_SUCCEEDS, .context = site->context };

	return cancel_leads_to(site, call, &query, chain) && !chain->assumptions;
}

/* Is CALL the registration of FUNCTION, or does it lead to one within DEPTH calls? */
static bool begins_again(const struct cancel_site *site, uint32_t call, unsigned depth)
{
	const struct program *p = site->input->program;
	const struct program_call *c = program_call(p, call);

	for (guint i = 0; i < p->registrations->len; i++) {
		const struct program_registration *r = &g_array_index(
			p->registrations, struct program_registration, i);

		if (r->function == site->function && r->call == call && r->by == site->sign.row)
			return true;
	}
	for (uint32_t i = 0; depth && !c->indirect && i < c->target_count; i++) {
		const struct program_function *fn = program_function(
			p, program_target(p, c->target_first + i)->function);

		for (uint32_t k = 0; k < fn->call_count; k++)
			if (begins_again(site, fn->call_first + k, depth - 1))
				return true;
	}
	return false;
}

static void look_at_call(const struct cancel_site *site, const struct after_event *event)
{
	uint32_t call = cancel_call(site, event);
	struct carries_chain chain;

	carries_chain_init(&chain);
	if (site->call == FACT_NONE && begins_again(site, call, RESTART_DEPTH))
		cancel_report(site, &(struct cancel_words){
					    .subject = cancel_callee(site, event->event),
					    .phrase = "begins again what was cancelled",
					    .loc = site->facts->events[event->event].loc,
					    .final = "begins it again",
					    .suggestion = "Return when the status says that it was "
							  "cancelled" });
	else if (event->seen == SEEN_NAMED && succeeds(site, call, &chain))
		cancel_report(site,
		              &(struct cancel_words){
				      .subject = cancel_callee(site, event->event),
				      .phrase = "reports success for what was cancelled",
				      .loc = site->facts->events[event->event].loc,
				      .final = "reports success",
				      .chain = &chain,
				      .suggestion = "Hand the error on, so that whoever waits "
						    "learns of it" });
	carries_chain_release(&chain);
}

static void visit(const struct cancel_site *site)
{
	g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);

	if (!is_cancelled_by_somebody(site) ||
	    signs_cancels_itself(site->input->signs, site->function))
		return;
	if (site->after->again)
		report_again(site);
	else
		find_success(site);
	for (guint i = 0; i < site->after->events->len; i++) {
		const struct after_event *e = &g_array_index(site->after->events,
		                                             struct after_event, i);

		if (e->clean && e->seen >= SEEN_FAILED &&
		    g_hash_table_add(known, GUINT_TO_POINTER(e->event + 1)))
			look_at_call(site, e);
	}
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	cancel_each(check, input, sink, visit, NULL);
}

const struct check check_swallowed_cancellation = {
	.id = "ASY501",
	.name = "swallowed-cancellation",
	.summary = "a function that was cancelled and goes on",
	.on_by_default = false,
	.level = SEVERITY_WARNING,
	.run = run,
};
