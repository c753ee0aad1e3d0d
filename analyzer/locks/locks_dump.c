/* SPDX-License-Identifier: MIT
 *
 * locks_dump.c - one function after the other:
 *
 *   push (queue.c:12)
 *       14  sleep: q->lock held
 *     returns with q->lock if 0, gives back q->other, waits for *m
 *
 * Paths are written as in the function they stand under.
 */
#include "locks/locks_dump.h"

struct dump {
	const struct locks *locks;
	const struct program *program;
	const struct facts *facts;
	const struct fact_function *body;
	GString *out;
};

static void dump_path(const struct dump *d, uint32_t path, uint8_t kind)
{
	g_autofree char *text = lock_path_text(&d->locks->paths, d->facts, d->body, path);

	g_string_append(d->out, text);
	if (kind != LOCK_KIND_THREAD)
		g_string_append_printf(d->out, " (%s)", lock_kind_name(kind));
}

static void dump_uses(const struct dump *d, const GArray *uses, uint32_t first, uint32_t count,
                      const char *what)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct lock_use *use = &g_array_index(uses, struct lock_use, first + i);

		g_string_append(d->out, i ? ", " : " ");
		dump_path(d, use->path, use->kind);
	}
	if (count)
		g_string_append_printf(d->out, " %s", what);
}

/* The rows of waits that are CALL's: they are in call order. */
static uint32_t waits_of(const struct locks *locks, uint32_t call, uint32_t *count)
{
	guint low = 0, high = locks->waits->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (g_array_index(locks->waits, struct lock_use, middle).call < call)
			low = middle + 1;
		else
			high = middle;
	}
	*count = 0;
	while (low + *count < locks->waits->len &&
	       g_array_index(locks->waits, struct lock_use, low + *count).call == call)
		++*count;
	return low;
}

static bool dump_call(const struct dump *d, uint32_t call, bool headed)
{
	const struct lock_call *row = &g_array_index(d->locks->calls, struct lock_call, call);
	const struct program_call *c = program_call(d->program, call);
	uint32_t wait_count, wait_first = waits_of(d->locks, call, &wait_count);
	const char *name = "?";

	if (!row->held_count && !row->open_count && !wait_count)
		return headed;
	if (c->target_count)
		name = program_function(d->program,
		                        program_target(d->program, c->target_first)->function)
		               ->name;
	g_string_append_printf(d->out, "    %5u  %s:", program_call_event(d->program, c)->loc.line,
	                       name);
	dump_uses(d, d->locks->waits, wait_first, wait_count, "waited for;");
	dump_uses(d, d->locks->held, row->held_first, row->held_count, "held;");
	dump_uses(d, d->locks->open, row->open_first, row->open_count, "given back;");
	d->out->str[d->out->len - 1] = '\n';
	return true;
}

static void dump_effects(const struct dump *d, const struct lock_effect *list, unsigned count,
                         const char *what)
{
	static const char *const when[] = { "", " if 0", " if not 0" };

	for (unsigned i = 0; i < count; i++) {
		g_string_append(d->out, i ? ", " : what);
		dump_path(d, list[i].path, list[i].kind);
		g_string_append(d->out, when[list[i].when]);
	}
	if (count)
		g_string_append_c(d->out, '\n');
}

static void dump_function(struct dump *d, uint32_t function)
{
	const struct program_function *fn = program_function(d->program, function);
	const struct lock_summary *summary = &d->locks->summaries[function];
	gsize start = d->out->len;
	unsigned line;
	g_autofree char *file = g_path_get_basename(
		program_function_path(d->program, function, &line));
	bool some = summary->taken_count || summary->given_count || summary->waited_count;

	d->body = program_body(d->program, function, &d->facts);
	if (!d->body)
		return;
	g_string_append_printf(d->out, "%s (%s:%u)\n", fn->name, file, line);
	for (uint32_t i = 0; i < fn->call_count; i++)
		some = dump_call(d, fn->call_first + i, some);
	dump_effects(d, summary->taken, summary->taken_count, "  returns with ");
	dump_effects(d, summary->given, summary->given_count, "  gives back ");
	dump_effects(d, summary->waited, summary->waited_count, "  waits for ");
	if (!some)
		g_string_truncate(d->out, start);
}

void locks_dump(const struct locks *locks, const struct program *program, GString *out)
{
	struct dump d = { .locks = locks, .program = program, .out = out };

	for (uint32_t i = 0; i < program->functions->len; i++)
		dump_function(&d, i);
}
