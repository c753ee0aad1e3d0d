/* SPDX-License-Identifier: MIT
 *
 * unresolved_call.c - ASY902: a call through a pointer that leads nowhere we know.
 *
 * What it calls on the event loop is not looked at by any rule, so that silence means nothing
 * there. A note says which member or variable it goes through, since that is where an assignment
 * was missed: in a file that is not part of the run, or by a way we do not follow. --stats counts
 * them.
 */
#include "checks/reached_calls.h"
#include "facts/facts_dump.h"

/* The member or variable that VALUE, a callee, is; "pointer" when it has no name. */
static const char *name_of(const struct facts *f, const struct fact_function *body, uint32_t value)
{
	for (;;) {
		const struct fact_value *v = &f->values[value];

		switch (v->op) {
		case VALUE_FIELD:
			return facts_string(f, f->symbols[v->b].name);
		case VALUE_GLOBAL:
			return facts_string(f, f->symbols[v->a].name);
		case VALUE_LOCAL:
			return facts_string(f, f->locals[body->local_first + v->a].name);
		case VALUE_INDEX:
		case VALUE_DEREF:
			value = v->a;
			break;
		default:
			return "pointer";
		}
	}
}

static void look_at(const struct check *check, const struct check_input *input, struct sink *sink,
                    const struct reached_call *call, GHashTable *seen)
{
	const struct program_call *c = program_call(input->program, call->call);
	const struct facts *f;
	const struct fact_function *body = program_body(input->program, c->caller, &f);
	uint32_t callee = program_call_event(input->program, c)->a;
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *phrase = NULL;
	struct call_note note = {
		.subject = name_of(f, body, callee),
		.suggestion = "Analyse the file that assigns it too; what it calls is not checked",
	};

	note.what = facts_place_symbol(f, callee);
	facts_dump_value(f, body, callee, text);
	phrase = g_strdup_printf("is called through %s, which nothing known is assigned to,",
	                         text->str);
	note.phrase = phrase;
	reached_call_note(check, input, sink, call, &note, seen);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	g_autoptr(GArray) calls = reached_calls(input);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < calls->len; i++) {
		const struct reached_call *call = &g_array_index(calls, struct reached_call, i);
		const struct program_call *c = program_call(input->program, call->call);

		if (c->indirect && !c->target_count)
			look_at(check, input, sink, call, seen);
	}
}

const struct check check_unresolved_call = {
	.id = "ASY902",
	.name = "unresolved-call",
	.summary = "a call through a pointer, on a loop, that leads nowhere we know",
	.on_by_default = false,
	.level = SEVERITY_NOTE,
	.run = run,
};
