/* SPDX-License-Identifier: MIT
 *
 * annotation_mismatch.c - ASY404: what a function is annotated with depends on who looks.
 *
 * An annotation (an annotate attribute, mostly behind a macro, or an empty macro that packs know)
 * is a contract with callers. A definition inherits what its header says, but callers never see
 * what only the definition says: they compile against another contract. So the annotations of a
 * definition are compared with those that the units see which call it, whatever their texts mean.
 * A macro and an attribute that a pack gives one meaning are one annotation.
 *
 * What it does not do
 *   Pointers to functions and the typedefs of their types are not compared yet.
 */
#include <string.h>

#include "checks/check.h"
#include "summary/witness.h"

struct search {
	const struct check *check;
	const struct check_input *input;
	struct sink *sink;
	GHashTable *seen;
	GHashTable *reported; /* function and text of findings */
};

/* How row ANNOTATION of UNIT is called; NULL: by a word that is nobody's annotation, or one to us
 * (policy/orders.h) and not to callers. */
static const char *name_of(const struct program *p, uint32_t unit, uint32_t annotation)
{
	const struct model_annotation *known = program_annotation(p, unit, annotation);
	const char *text = facts_string(p->units[unit], p->units[unit]->annotations[annotation]);

	if (known)
		return known->row.name;
	return *text == FACT_WORD_MARK || g_str_has_prefix(text, "asynclint::ignore:") ? NULL
	                                                                               : text;
}

static bool has(const struct program *p, uint32_t unit, const struct fact_symbol *symbol,
                const char *name)
{
	for (uint32_t i = 0; i < symbol->annotation_count; i++)
		if (!g_strcmp0(name_of(p, unit, symbol->annotation_first + i), name))
			return true;
	return false;
}

static void add_step(const struct program *program, struct finding *finding, uint32_t unit,
                     struct fact_loc loc, const char *text)
{
	finding_add_step(finding->trace, program_path(program, unit, loc), loc.line, loc.column, "",
	                 text);
}

/* FUNCTION is annotated with TEXT where it is defined, and not in declaration DECL, which UNIT
 * sees.
 */
static void report(const struct search *s, uint32_t function, const char *text, uint32_t unit,
                   struct fact_loc decl)
{
	const struct program *p = s->input->program;
	const struct program_function *fn = program_function(p, function);
	const struct fact_symbol *own = &p->units[fn->unit]->symbols[fn->symbol];
	struct finding *finding = finding_new(s->check->id, s->check->name, SEVERITY_WARNING);
	g_autofree char *defined = g_strdup_printf("is defined as %s", text);
	g_autofree char *declared = g_strdup_printf(
		"is declared without it, and called so in %s",
		facts_string(p->units[unit], p->units[unit]->unit->main_file));

	finding->message = g_strdup_printf(
		"%s() is %s where it is defined, but not in the declaration that its callers see",
		fn->name, text);
	finding->file = g_strdup(program_path(p, unit, decl));
	finding->line = decl.line;
	finding->column = decl.column;
	finding->function = g_strdup(fn->name);
	finding->confidence = CONFIDENCE_HIGH;
	finding->suggestion = g_strdup_printf("Annotate the declaration with %s as well", text);
	add_step(p, finding, fn->unit, own->def, defined);
	add_step(p, finding, unit, decl, declared);
	witness_seal(finding, text, s->seen);
	sink_add(s->sink, finding);
}

/* Compares the definition of FUNCTION with SYMBOL of UNIT, which stands for it there. */
static void compare(const struct search *s, uint32_t function, uint32_t unit,
                    const struct fact_symbol *symbol)
{
	const struct program *p = s->input->program;
	const struct program_function *fn = program_function(p, function);
	const struct fact_symbol *own = &p->units[fn->unit]->symbols[fn->symbol];

	for (uint32_t i = 0; i < own->annotation_count; i++) {
		const char *text = name_of(p, fn->unit, own->annotation_first + i);

		if (text && !has(p, unit, symbol, text) &&
		    g_hash_table_add(s->reported, g_strdup_printf("%u:%s", function, text)))
			report(s, function, text, unit, symbol->decl);
	}
}

static void run(const struct check *check, const struct check_input *input, struct sink *sink)
{
	const struct program *p = input->program;
	struct search s = { .check = check, .input = input, .sink = sink };

	s.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	s.reported = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (uint32_t unit = 0; unit < p->unit_count; unit++) {
		const struct facts *f = p->units[unit];

		for (uint32_t i = 0; i < f->symbols_count; i++) {
			uint32_t function = f->symbols[i].kind == SYMBOL_FUNCTION
			                            ? p->function_of_symbol[unit][i]
			                            : FACT_NONE;

			if (function != FACT_NONE && program_function(p, function)->unit != unit &&
			    program_function(p, function)->unit != FACT_NONE)
				compare(&s, function, unit, &f->symbols[i]);
		}
	}
	g_hash_table_unref(s.reported);
	g_hash_table_unref(s.seen);
}

const struct check check_annotation_mismatch = {
	.id = "ASY404",
	.name = "annotation-mismatch",
	.summary = "a function is annotated where it is defined, but not where callers look",
	.on_by_default = true,
	.level = SEVERITY_WARNING,
	.run = run,
};
