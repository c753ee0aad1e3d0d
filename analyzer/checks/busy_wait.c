/* SPDX-License-Identifier: MIT
 *
 * busy_wait.c - ASY104: asking again and again until somebody else has changed something.
 *
 * The problem
 *   while (!done) usleep(1000); holds the loop for as long as the other side likes. If it is a
 *   callback of the same loop that sets `done`, it is a deadlock that burns a processor besides.
 *
 * The idea
 *   A loop that does nothing: it changes no memory that others see, and calls nothing but what lets
 *   time pass, asks the clock, or only looks. And what ends it: memory that it does not change, or
 *   the time. Then it is somebody else who ends it.
 *
 * What it does not do
 *   Where the parser reported errors, parts of a loop may be missing: nothing is said of such
 * files. A loop that also counts its turns is bounded: it is reported when it sleeps between them,
 * not when it spins a few times. Loops that exchange an atomic, as spinlocks do, change it.
 */
#include <string.h>

#include "checks/loop_report.h"
#include "facts/facts_dump.h"

#define POLLED (DEPENDS_SHARED | DEPENDS_EXPOSED | DEPENDS_UNKNOWN | DEPENDS_CLOCK)

static bool has_inner(const struct loop_site *site)
{
	const struct cycles *cycles = site->body->cycles;

	/* children follow their parent */
	return site->cycle + 1 < cycles->count &&
	       cycles->all[site->cycle + 1].parent == site->cycle;
}

/* The condition of a way out that waits for somebody else, when the loop is a wait; FACT_NONE when
 * it is not. */
static uint32_t polled_condition(struct scope *scope)
{
	uint32_t found = FACT_NONE;
	bool counts = false;

	for (guint i = 0; i < scope->exits->len; i++) {
		uint32_t cond = g_array_index(scope->exits, struct scope_exit, i).cond;
		unsigned depends = cond == FACT_NONE ? DEPENDS_CALL : scope_depends(scope, cond);

		if (depends & (DEPENDS_CALL | DEPENDS_SOURCE | DEPENDS_CHOICE))
			return FACT_NONE;
		if (depends & DEPENDS_COUNTER)
			counts = true;
		else if ((depends & DEPENDS_UNKNOWN) && scope->stores->len &&
		         !(scope->conduct & CONDUCT_PAUSES))
			return FACT_NONE;
		else if ((depends & POLLED) && found == FACT_NONE)
			found = cond;
	}
	return counts && !(scope->conduct & CONDUCT_PAUSES) ? FACT_NONE : found;
}

/* The member or variable that VALUE reads, a symbol of the unit; FACT_NONE when there is none. */
static uint32_t symbol_of(const struct facts *f, uint32_t value)
{
	for (;;) {
		const struct fact_value *v = &f->values[value];

		switch (v->op) {
		case VALUE_GLOBAL:
			return v->a;
		case VALUE_FIELD:
			return v->b;
		case VALUE_UNARY:
		case VALUE_BINARY:
		case VALUE_ADDRESS:
		case VALUE_DEREF:
			value = v->a;
			break;
		default:
			return FACT_NONE;
		}
	}
}

/* Does CALL get the address of what has SYMBOL? */
static bool takes_address(const struct body *b, uint32_t call, uint32_t symbol)
{
	const struct fact_event *e = program_call_event(b->program, program_call(b->program, call));

	for (uint32_t i = 0; i < e->arg_count; i++) {
		uint32_t arg = b->facts->args[e->arg_first + i];

		if (b->facts->values[arg].op == VALUE_ADDRESS && symbol_of(b->facts, arg) == symbol)
			return true;
	}
	return false;
}

/* Is the wait the inner loop of a spinlock: does the loop around it try to change what COND asks
 * for? These are held shortly. */
static bool is_spinlock(const struct loop_site *site, uint32_t cond)
{
	const struct body *b = site->body;
	uint32_t parent = b->cycles->all[site->cycle].parent;
	uint32_t symbol = symbol_of(b->facts, cond);
	struct scope outer;
	bool found = false;

	if (parent == CYCLE_NONE || symbol == FACT_NONE)
		return false;
	scope_init(&outer, b, parent);
	for (guint i = 0; i < outer.places->len; i++)
		found |= symbol_of(b->facts, g_array_index(outer.places, uint32_t, i)) == symbol;
	for (guint i = 0; i < outer.calls->len; i++)
		found |= takes_address(b, g_array_index(outer.calls, uint32_t, i), symbol);
	scope_release(&outer);
	return found;
}

/* What is asked, when it has a name. */
static char *phrase_of(const struct body *body, uint32_t cond)
{
	g_autoptr(GString) text = g_string_new(NULL);

	facts_dump_value(body->facts, body->row, cond, text);
	if (strpbrk(text->str, "#?"))
		return g_strdup("asks again and again");
	return g_strdup_printf("asks for %s again and again", text->str);
}

static void visit(struct loop_site *site, void *data)
{
	const struct program *program = site->input->program;
	struct scope *scope = site->scope;
	g_autofree char *phrase = NULL;
	uint32_t cond;

	(void)data;
	if ((site->body->facts->unit->flags & UNIT_PARTIAL) || scope->changes || has_inner(site) ||
	    (scope->conduct & ~(unsigned)(CONDUCT_PAUSES | CONDUCT_CLOCK)))
		return;
	cond = polled_condition(scope);
	if (cond == FACT_NONE || is_spinlock(site, cond))
		return;
	phrase = phrase_of(site->body, cond);
	const struct loop_words words = {
		.severity = SEVERITY_ERROR,
		.subject = program_function(program, site->body->function)->name,
		.phrase = phrase,
		.what = "busy wait",
		.need = "wait-thread",
		.instead = "Let the other side wake the loop when it is done",
	};

	loop_report(site, scope_loc(scope), &words);
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	loops_visit(check, input, sink, visit, NULL);
}

const struct check check_busy_wait = {
	.id = "ASY104",
	.name = "busy-wait",
	.summary = "a loop that does nothing until somebody else has changed something",
	.on_by_default = true,
	.level = SEVERITY_ERROR,
	.run = run,
};
