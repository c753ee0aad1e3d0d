/* SPDX-License-Identifier: MIT
 *
 * contracts.c - what functions are annotated with, as rows that callers are judged by.
 *
 * The problem
 *   Who calls a function should not have to read its body to know that it belongs in a coroutine or
 *   waits for a disk; programs write such things in front of their functions. Packs say what the
 *   words mean.
 *
 * The idea
 *   What the declarations of a function say, in whatever unit, is put together into one row, like
 *   that of a library's function. The body stays: calls are judged by the row, the body by what it
 *   promises. Where a body says that it runs, it is a root, for the case that nobody is seen to
 *   start it.
 *
 * What holds
 *   - A function that a pack has a row of, or a library's, has no contract.
 *   - Annotations are in the order of the units and of their texts; each is there once.
 */
#include "link/link_priv.h"

#include <string.h>

void link_contract_free(gpointer data)
{
	struct program_contract *contract = data;

	g_free((gpointer)contract->row.effects);
	g_free((gpointer)contract->row.blocks);
	g_free((gpointer)contract->row.acts);
	g_free(contract->annotations);
	g_free(contract);
}

/* A copy of the COUNT elements of SIZE at OLD, and of those MORE at NEW behind them. */
static void *joined(const void *old, size_t count, const void *new, size_t more, size_t size)
{
	char *all = g_malloc0_n(count + more + 1, size);

	if (count)
		memcpy(all, old, count * size);
	if (more)
		memcpy(all + count * size, new, more * size);
	return all;
}

#define JOIN(row, other, list, list_count)                                                         \
	do {                                                                                       \
		void *all_ = joined((row)->list, (row)->list_count, (other)->list,                 \
		                    (other)->list_count, sizeof(*(row)->list));                    \
		g_free((gpointer)(row)->list);                                                     \
		(row)->list = all_;                                                                \
		(row)->list_count += (other)->list_count;                                          \
	} while (0)

static bool says_anything(const struct model_function *row)
{
	return row->effect_count || row->block_count || row->act_count || row->must_check;
}

/* What ROW tells callers becomes CONTRACT's as well. */
static void add_row(struct program_contract *contract, const struct model_function *row)
{
	struct model_function *all = &contract->row;

	if (!contract->count || (!says_anything(all) && says_anything(row))) {
		all->why = row->why;
		all->pack = row->pack;
		all->annotated = row->name;
	}
	if (!all->instead)
		all->instead = row->instead;
	if (!all->ending)
		all->ending = row->ending;
	all->must_check |= row->must_check;
	JOIN(all, row, effects, effect_count);
	JOIN(all, row, blocks, block_count);
	JOIN(all, row, acts, act_count);
}

static void add_annotation(struct program_contract *contract,
                           const struct model_annotation *annotation)
{
	for (unsigned i = 0; i < contract->count; i++)
		if (contract->annotations[i] == annotation)
			return;
	add_row(contract, &annotation->row);
	contract->annotations = g_renew(const struct model_annotation *, contract->annotations,
	                                contract->count + 1);
	contract->annotations[contract->count++] = annotation;
}

/* SYMBOL of UNIT stands for FUNCTION there. */
static void note_symbol(struct program *program, uint32_t unit, const struct fact_symbol *symbol,
                        uint32_t function)
{
	struct program_function *fn = program_function(program, function);
	struct program_contract *contract = (struct program_contract *)fn->contract;

	for (uint32_t i = 0; i < symbol->annotation_count; i++) {
		const struct model_annotation *annotation = program_annotation(
			program, unit, symbol->annotation_first + i);

		if (!annotation || fn->model || (fn->unit == FACT_NONE && fn->body != FACT_NONE))
			continue;
		if (!contract) {
			contract = g_new0(struct program_contract, 1);
			contract->row.name = fn->name;
			g_ptr_array_add(program->contracts, contract);
			fn->contract = contract;
		}
		add_annotation(contract, annotation);
	}
}

void link_contracts(struct program *program)
{
	for (uint32_t unit = 0; unit < program->unit_count; unit++) {
		const struct facts *f = program->units[unit];

		for (uint32_t i = 0; i < f->symbols_count; i++)
			if (f->symbols[i].annotation_count &&
			    program->function_of_symbol[unit][i] != FACT_NONE)
				note_symbol(program, unit, &f->symbols[i],
				            program->function_of_symbol[unit][i]);
	}
}

/* FUNCTION says by ANNOTATION that it runs in CONTEXT. */
static void add_root(struct program *program, uint32_t function,
                     const struct model_annotation *annotation, enum context context)
{
	const struct program_function *fn = program_function(program, function);
	const struct program_registration row = {
		.function = function,
		.call = FACT_NONE,
		.by = &annotation->row,
		.annotated = true,
		.context = context,
		.unit = fn->unit,
		.loc = program->units[fn->unit]->symbols[fn->symbol].def,
		.in = function,
		.programs = fn->programs,
	};

	g_array_append_val(program->registrations, row);
}

void link_annotated(struct program *program)
{
	for (uint32_t i = 0; i < program->functions->len; i++) {
		const struct program_function *fn = program_function(program, i);

		if (fn->unit == FACT_NONE || !fn->contract)
			continue;
		for (unsigned k = 0; k < fn->contract->count; k++) {
			const struct model_annotation *a = fn->contract->annotations[k];

			if (a->in_context)
				add_root(program, i, a, a->context);
			else if (model_promises(a, PROMISE_NONBLOCKING))
				add_root(program, i, a, CONTEXT_LOOP);
			if (model_promises(a, PROMISE_THREAD_SAFE))
				add_root(program, i, a, CONTEXT_THREAD);
		}
	}
}
