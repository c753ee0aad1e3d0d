/* SPDX-License-Identifier: MIT
 *
 * symbols.c - which names in which units are the same function.
 *
 * External functions are one per name, internal ones (static) one per defining file and name: two
 * files may each have their own, while a static inline of a header is the same in every unit that
 * includes it. One external name with bodies in several places (the main functions of the programs
 * in one database, test stubs, weak definitions) is one function per body, in the programs that its
 * units are in: a unit means its own body when it has one; which it means when it has none, calls.c
 * decides call by call. Where one of them is weak, it is not meant in programs that have a strong
 * one. For units that meet no body there is a function without one: in their programs the name is
 * somebody else's, a library's perhaps.
 *
 * A pointer that a library has programs call through (a variable of its header, which a loader
 * sets) is one of its functions when a pack has a row of that name.
 *
 * Read next: libraries.c, which says which of them are a library's.
 */
#include "link/link_priv.h"

#include <string.h>

/* One mention of a function by a unit. */
struct mention {
	char *key;
	uint32_t unit;
	uint32_t symbol;
	uint32_t body; /* row of functions, or FACT_NONE */
};

static void mention_clear(gpointer data)
{
	g_free(((struct mention *)data)->key);
}

static char *mention_key(const struct facts *f, const struct fact_symbol *symbol)
{
	const char *name = facts_string(f, symbol->name);

	if (symbol->linkage == LINKAGE_EXTERNAL)
		return g_strdup(name);
	return g_strdup_printf("%s:%u:%s", facts_path(f, symbol->def), symbol->def.line, name);
}

static const char *def_path(const struct program *program, const struct mention *m)
{
	const struct facts *f = program->units[m->unit];

	return facts_path(f, f->symbols[m->symbol].def);
}

/* Mentions of one function are neighbours, those with a body first. */
static gint mention_order(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct mention *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	if (!order)
		order = (x->body == FACT_NONE) - (y->body == FACT_NONE);
	if (!order)
		order = strcmp(def_path(data, x), def_path(data, y));
	if (!order)
		order = x->unit < y->unit ? -1 : x->unit > y->unit;
	return order;
}

/* Is SYMBOL a variable that a pack knows as a function? */
static bool is_library_pointer(const struct program *program, const struct facts *f,
                               const struct fact_symbol *symbol)
{
	return symbol->kind == SYMBOL_VARIABLE && symbol->linkage == LINKAGE_EXTERNAL &&
	       model_set_function(program->models, facts_string(f, symbol->name),
	                          facts_path(f, symbol->decl),
	                          (symbol->flags & SYMBOL_BY_HAND) != 0);
}

static void collect_unit(struct program *program, uint32_t unit, GArray *mentions)
{
	const struct facts *f = program->units[unit];
	g_autofree uint32_t *body_of = g_new(uint32_t, f->symbols_count + 1);

	memset(body_of, 0xff, sizeof(uint32_t) * (f->symbols_count + 1));
	for (uint32_t i = 0; i < f->functions_count; i++)
		body_of[f->functions[i].symbol] = i;
	for (uint32_t i = 0; i < f->symbols_count; i++) {
		struct mention m = { .unit = unit, .symbol = i, .body = body_of[i] };

		if (f->symbols[i].kind != SYMBOL_FUNCTION &&
		    !is_library_pointer(program, f, &f->symbols[i]))
			continue;
		m.key = mention_key(f, &f->symbols[i]);
		g_array_append_val(mentions, m);
	}
}

static struct program_function make_function(const struct program *program, const struct mention *m)
{
	const struct facts *f = program->units[m->unit];
	const struct fact_symbol *symbol = &f->symbols[m->symbol];
	struct program_function fn = { .name = facts_string(f, symbol->name),
		                       .unit = m->body == FACT_NONE ? FACT_NONE : m->unit,
		                       .body = m->body,
		                       .symbol = m->symbol,
		                       .symbol_unit = m->unit,
		                       .next_same = FACT_NONE,
		                       .programs = m->body == FACT_NONE ? SET_ALL
		                                                        : program->of_unit[m->unit],
		                       .undefined = m->body == FACT_NONE };

	fn.weak = m->body != FACT_NONE && (symbol->flags & SYMBOL_WEAK);
	fn.in_system = symbol->def.file != FACT_NONE && f->files[symbol->def.file].is_system;
	return fn;
}

static bool same_body(const struct program *program, const struct mention *a,
                      const struct mention *b)
{
	const struct facts *f = program->units[a->unit], *g = program->units[b->unit];

	return f->symbols[a->symbol].def.line == g->symbols[b->symbol].def.line &&
	       !strcmp(def_path(program, a), def_path(program, b));
}

static bool is_noreturn(const struct program *program, const struct mention *m)
{
	return (program->units[m->unit]->symbols[m->symbol].flags & SYMBOL_NORETURN) != 0;
}

/* One more function with the linkage name of FIRST, which may be the new one. */
static uint32_t add_function(struct program *program, const struct mention *m, uint32_t first)
{
	struct program_function fn = make_function(program, m);

	fn.first_same = first;
	g_array_append_val(program->functions, fn);
	if (program->functions->len - 1 > first)
		program_function(program, program->functions->len - 2)->next_same =
			program->functions->len - 1;
	return program->functions->len - 1;
}

/* The function that a unit without a body means, of those from FIRST on: the first that is in one
 * of its programs; otherwise one without a body, which is the last. */
static uint32_t find_function(struct program *program, const struct mention *m, uint32_t first)
{
	uint32_t count = program->functions->len;

	for (uint32_t i = first; i < count; i++)
		if (sets_and(program->sets, program_function(program, i)->programs,
		             program->of_unit[m->unit]) != SET_NONE)
			return i;
	return add_function(program, m, first);
}

/* Is it known that FN is in the programs it says, rather than of none? Not of one that is in all,
 * unless there is only one. */
static bool is_placed(const struct program *program, const struct program_function *fn)
{
	unsigned count = sets_size(program->sets);

	return count == 1 || (count && fn->programs != SET_ALL);
}

/* Of the functions from FIRST on, which share a name, a weak one is not in programs that have a
 * strong one. Without any left it loses its body: nobody runs that. */
static void override_weak(struct program *program, uint32_t first)
{
	for (uint32_t i = first; i < program->functions->len; i++) {
		struct program_function *weak = program_function(program, i);

		for (uint32_t k = first; weak->weak && k < program->functions->len; k++) {
			const struct program_function *strong = program_function(program, k);

			if (!strong->weak && is_placed(program, strong))
				weak->programs = sets_minus(program->sets, weak->programs,
				                            strong->programs);
		}
		if (weak->programs == SET_NONE)
			weak->unit = weak->body = FACT_NONE;
	}
}

/* Makes the functions of mentions [first, end), which share a key: one per distinct body, and one
 * without for those who meet none. Bodies come first. */
static void link_key(struct program *program, const GArray *mentions, guint first, guint end)
{
	uint32_t first_function = program->functions->len;
	bool bodies = true;

	for (guint i = first; i < end; i++) {
		const struct mention *m = &g_array_index(mentions, struct mention, i);
		uint32_t function;

		if (bodies && m->body == FACT_NONE) {
			override_weak(program, first_function);
			bodies = false;
		}
		if (m->body == FACT_NONE)
			function = find_function(program, m, first_function);
		else if (i == first || !same_body(program, m - 1, m))
			function = add_function(program, m, first_function);
		else
			function = program->functions->len - 1;
		if (m->body != FACT_NONE)
			program_function(program, function)->programs = sets_or(
				program->sets, program_function(program, function)->programs,
				program->of_unit[m->unit]);
		program->function_of_symbol[m->unit][m->symbol] = function;
		program_function(program, function)->noreturn |= is_noreturn(program, m);
	}
	if (bodies)
		override_weak(program, first_function);
}

/* Bodies that libraries did not claim belong to their function. */
static void place_bodies(struct program *program)
{
	for (uint32_t i = 0; i < program->functions->len; i++) {
		const struct program_function *fn = program_function(program, i);

		if (fn->unit != FACT_NONE)
			program->function_of_body[fn->unit][fn->body] = i;
	}
}

static uint32_t *none_array(uint32_t count)
{
	uint32_t *array = g_new(uint32_t, (gsize)count + 1);

	memset(array, 0xff, sizeof(uint32_t) * ((gsize)count + 1));
	return array;
}

void link_symbols(struct program *program)
{
	g_autoptr(GArray) mentions = g_array_new(FALSE, FALSE, sizeof(struct mention));

	g_array_set_clear_func(mentions, mention_clear);
	for (uint32_t unit = 0; unit < program->unit_count; unit++) {
		program->function_of_symbol[unit] = none_array(program->units[unit]->symbols_count);
		program->function_of_body[unit] = none_array(program->units[unit]->functions_count);
		collect_unit(program, unit, mentions);
	}
	g_array_sort_with_data(mentions, mention_order, program);
	for (guint first = 0, end; first < mentions->len; first = end) {
		const char *key = g_array_index(mentions, struct mention, first).key;

		for (end = first + 1; end < mentions->len; end++)
			if (strcmp(g_array_index(mentions, struct mention, end).key, key))
				break;
		link_key(program, mentions, first, end);
	}
	link_libraries(program);
	place_bodies(program);
}
