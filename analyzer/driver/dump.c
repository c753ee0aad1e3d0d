/* SPDX-License-Identifier: MIT
 *
 * dump.c - one line per call, effect or reached function.
 *
 * Functions without a body appear as targets only. Text is for people and golden tests; its form
 * may change with any version.
 */
#include "driver/dump.h"

#include <string.h>

#include "facts/facts_dump.h"

static const char *name_of(const struct program *program, uint32_t function)
{
	return program_function(program, function)->name;
}

void dump_units(const struct facts *const *units, uint32_t count, GString *out)
{
	for (uint32_t i = 0; i < count; i++)
		facts_dump(units[i], out);
}

static void dump_call(const struct program *program, uint32_t call, GString *out)
{
	const struct program_call *c = program_call(program, call);
	const struct facts *f = program_call_facts(program, c);
	const struct fact_event *event = program_call_event(program, c);
	const struct fact_function *body = program_body(program, c->caller, &f);

	g_string_append_printf(out, "  %5u  ", event->loc.line);
	facts_dump_value(f, body, event->a, out);
	g_string_append(out, c->target_count ? " ->" : " -> ?");
	for (uint32_t i = 0; i < c->target_count; i++) {
		const struct program_target *t = program_target(program, c->target_first + i);

		g_string_append_printf(out, " %s (%s)", name_of(program, t->function),
		                       tier_name(t->tier));
	}
	g_string_append_c(out, '\n');
}

static void dump_heading(const struct program *program, uint32_t function, GString *out)
{
	unsigned line;
	const char *path = program_function_path(program, function, &line);
	g_autofree char *file = g_path_get_basename(path);

	g_string_append_printf(out, "%s (%s:%u)\n", name_of(program, function), file, line);
}

static const char *below(const char *path, const char *base)
{
	size_t length = strlen(base);

	return length > 1 && g_str_has_prefix(path, base) && path[length] == '/' ? path + length + 1
	                                                                         : path;
}

void dump_membership(const struct gathered *units, const char *base, GString *out)
{
	const GPtrArray *names = units->names;

	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(out, "program %s\n", below(names->pdata[i], base));
	for (uint32_t i = 0; names->len && i < units->count; i++) {
		const struct facts *f = units->facts[i];
		set_id in = units->members.of_unit[i];

		g_string_append_printf(out, "unit %s in%s",
		                       below(facts_string(f, f->unit->main_file), base),
		                       in == SET_ALL ? " all" : "");
		for (guint k = 0; in != SET_ALL && k < names->len; k++)
			if (sets_has(units->members.sets, in, k))
				g_string_append_printf(out, " %s", below(names->pdata[k], base));
		g_string_append_c(out, '\n');
	}
}

void dump_program(const struct analysis *a, GString *out)
{
	const struct program *p = a->program;

	for (uint32_t i = 0; i < p->functions->len; i++) {
		const struct program_function *fn = program_function(p, i);

		if (fn->unit == FACT_NONE)
			continue;
		dump_heading(p, i, out);
		for (uint32_t c = 0; c < fn->call_count; c++)
			dump_call(p, fn->call_first + c, out);
	}
	for (guint i = 0; i < p->registrations->len; i++) {
		const struct program_registration *r = &g_array_index(
			p->registrations, struct program_registration, i);

		g_string_append_printf(out, "root %s %s by %s, line %u\n", context_name(r->context),
		                       name_of(p, r->function),
		                       r->by ? r->by->name : r->field->field, r->loc.line);
	}
}

static void dump_atom(const struct model_atom *atom, GString *out)
{
	static const char *const questions[] = {
		[ATOM_EQUALS] = "equals",
		[ATOM_HAS] = "has",
		[ATOM_AT_MOST] = "at most",
		[ATOM_NONBLOCKING] = "is non-blocking",
		[ATOM_READY] = "is reported ready",
		[ATOM_FILE] = "is a file",
		[ATOM_ZEROED] = "points to zero",
		[ATOM_PATH] = "is in set of paths",
		[ATOM_SENDS] = "sends at once",
		[ATOM_KNOWN] = "is known to be",
		[ATOM_SURELY_READY] = "is known to be ready",
	};

	if (atom->arg >= CONTEXT_PARAM) {
		g_string_append_printf(out, " %srunning %s", atom->negated ? "" : "not ",
		                       context_phrase(atom->arg - CONTEXT_PARAM));
		return;
	}
	g_string_append_printf(out, " %sparam%u %s", atom->negated ? "not " : "", atom->arg,
	                       questions[atom->kind]);
	if (atom->kind == ATOM_PATH)
		g_string_append_printf(out, " %" G_GINT64_FORMAT "%s", atom->value & ~PATH_OR_NULL,
		                       atom->value & PATH_OR_NULL ? " or is NULL" : "");
	if (atom->kind == ATOM_EQUALS || atom->kind == ATOM_HAS || atom->kind == ATOM_AT_MOST)
		g_string_append_printf(out, " %" G_GINT64_FORMAT, atom->value);
	if (atom->kind == ATOM_KNOWN)
		g_string_append_printf(out, " %s", fd_state_name((enum fd_state)atom->value));
}

static void dump_effect(const struct analysis *a, const struct effect *effect, GString *out)
{
	g_string_append(out, effect_phrase(effect->kind));
	for (unsigned i = 0; i < effect->atom_count; i++) {
		g_string_append(out, i ? " and" : " if");
		dump_atom(&effect->atoms[i], out);
	}
	g_string_append_c(out, '\n');
	for (guint i = 0; i < effect->links->len; i++) {
		const struct effect_link *l = &g_array_index(effect->links, struct effect_link, i);
		const struct program_call *call = program_call(a->program, l->call);

		g_string_append_printf(out, "    %5u  %s%s\n",
		                       program_call_event(a->program, call)->loc.line,
		                       name_of(a->program, l->target),
		                       l->assumptions & ASSUME_FD ? " (descriptor unknown)" : "");
	}
}

void dump_effects(const struct analysis *a, GString *out)
{
	for (uint32_t i = 0; i < a->program->functions->len; i++) {
		if (a->effects->first[i] == EFFECT_NONE)
			continue;
		dump_heading(a->program, i, out);
		for (uint32_t e = a->effects->first[i]; e != EFFECT_NONE;
		     e = effects_get(a->effects, e)->next)
			dump_effect(a, effects_get(a->effects, e), out);
	}
}

void dump_contexts(const struct analysis *a, GString *out)
{
	for (int c = 0; c < CONTEXT_COUNT; c++)
		for (guint i = 0; a->contexts->visited[c] && i < a->contexts->visited[c]->len;
		     i++) {
			uint32_t function = g_array_index(a->contexts->visited[c], uint32_t, i);
			const struct reach *r = contexts_reach(a->contexts, c, function);
			const struct program_registration *root = &g_array_index(
				a->program->registrations, struct program_registration, r->root);

			g_string_append_printf(out, "%s %s price %u from %s\n", context_name(c),
			                       name_of(a->program, function), r->price,
			                       name_of(a->program, root->function));
		}
}
