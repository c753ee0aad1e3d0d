/* SPDX-License-Identifier: MIT
 *
 * unknown_extern.c - ASY903: a function on the event loop that nobody has said anything about.
 *
 * It has no body in this run, no row in a pack, and stands in no header that a pack answers for: it
 * may wait or not, and no rule will say so. One note per function, at the call nearest to a root,
 * because one row in a pack settles them all, as does an annotation that says whether it waits.
 */
#include "checks/reached_calls.h"

struct unknown {
	const struct reached_call *first;
	unsigned calls;
};

/* Is FUNCTION annotated with whether it waits? */
static bool is_described(const struct program *program, uint32_t function)
{
	const struct program_contract *contract = program_function(program, function)->contract;

	return contract && (contract->row.block_count ||
	                    program_promise(program, function, PROMISE_NONBLOCKING) ||
	                    program_promise(program, function, PROMISE_BLOCKING_OK));
}

static bool is_unknown(const struct program *program, uint32_t function)
{
	return !program_function(program, function)->noreturn && !is_described(program, function) &&
	       conduct_is_unknown(program, function);
}

/* Counts CALL for what it calls: by name, or through a pointer that it was assigned to. */
static void count(const struct check_input *input, const struct reached_call *call,
                  struct unknown *all)
{
	const struct program_call *c = program_call(input->program, call->call);

	if (!c->indirect && c->target_count != 1)
		return;
	for (uint32_t i = 0; i < c->target_count; i++) {
		uint32_t target = program_target(input->program, c->target_first + i)->function;

		if (is_unknown(input->program, target) && !all[target].calls++)
			all[target].first = call;
	}
}

static void report(const struct check *check, const struct check_input *input, struct sink *sink,
                   uint32_t target, const struct unknown *unknown, GHashTable *seen)
{
	const char *name = program_function(input->program, target)->name;
	g_autofree char *more = unknown->calls > 1
	                                ? g_strdup_printf(" (+%u more calls)", unknown->calls - 1)
	                                : g_strdup("");
	g_autofree char *phrase = g_strdup_printf("has no body here and no row in a pack%s, and is "
	                                          "called",
	                                          more);
	g_autofree char *suggestion = g_strdup_printf(
		"Add a row for it to a pack of yours (--packs): { \"name\": \"%s\", \"why\": "
		"\"...\" }, with \"blocks\" if it may wait",
		name);
	const struct call_note note = {
		.subject = name, .phrase = phrase, .what = name, .suggestion = suggestion
	};

	reached_call_note(check, input, sink, unknown->first, &note, seen);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	g_autoptr(GArray) calls = reached_calls(input);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree struct unknown *all = g_new0(struct unknown,
	                                        (gsize)input->program->functions->len + 1);

	for (guint i = 0; i < calls->len; i++)
		count(input, &g_array_index(calls, struct reached_call, i), all);
	for (uint32_t i = 0; i < input->program->functions->len; i++)
		if (all[i].calls)
			report(check, input, sink, i, &all[i], seen);
}

const struct check check_unknown_extern = {
	.id = "ASY903",
	.name = "unknown-extern",
	.summary = "a function called on a loop that has no body and no row in a pack",
	.on_by_default = false,
	.level = SEVERITY_NOTE,
	.run = run,
};
