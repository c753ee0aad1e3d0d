/* SPDX-License-Identifier: MIT
 *
 * link.c - linking, top to bottom.
 *
 * Each step fills arrays of the program and reads what earlier steps filled; they are described in
 * link_priv.h. After the last one nobody changes the program any more.
 */
#include "link/link_priv.h"
#include "link/program.h"

struct program *program_link(const struct facts *const *units, uint32_t count,
                             const struct program_members *members, const struct model_set *models,
                             const char *base)
{
	struct program *program = g_new0(struct program, 1);

	program->units = units;
	program->unit_count = count;
	program->sets = members->sets;
	program->of_unit = members->of_unit;
	program->models = models;
	program->base = base;
	program->functions = g_array_new(FALSE, TRUE, sizeof(struct program_function));
	program->calls = g_array_new(FALSE, TRUE, sizeof(struct program_call));
	program->targets = g_array_new(FALSE, TRUE, sizeof(struct program_target));
	program->registrations = g_array_new(FALSE, TRUE, sizeof(struct program_registration));
	program->loops = g_array_new(FALSE, TRUE, sizeof(struct program_loop));
	program->loop_calls = g_array_new(FALSE, TRUE, sizeof(uint32_t));
	program->contracts = g_ptr_array_new_with_free_func(link_contract_free);
	program->overfull = g_ptr_array_new_with_free_func(g_free);
	program->function_of_symbol = g_new0(uint32_t *, count + 1);
	program->function_of_body = g_new0(uint32_t *, count + 1);
	link_symbols(program);
	link_contracts(program);
	link_calls(program);
	link_pointers(program);
	link_brackets(program);
	link_loops(program);
	program->kinds = kinds_new(program);
	link_private_loops(program);
	program->watched = watched_new(program);
	link_annotated(program);
	return program;
}

void program_free(struct program *program)
{
	if (!program)
		return;
	for (uint32_t i = 0; i < program->unit_count; i++) {
		g_free(program->function_of_symbol[i]);
		g_free(program->function_of_body[i]);
	}
	g_free(program->function_of_symbol);
	g_free(program->function_of_body);
	g_array_unref(program->functions);
	g_array_unref(program->calls);
	g_array_unref(program->targets);
	g_array_unref(program->registrations);
	g_array_unref(program->loops);
	g_ptr_array_unref(program->overfull);
	holdings_free(program->holdings);
	kinds_free(program->kinds);
	watched_free(program->watched);
	g_array_unref(program->loop_calls);
	g_ptr_array_unref(program->contracts);
	g_free(program);
}
