/* SPDX-License-Identifier: MIT
 *
 * program.c - the questions asked of a linked program.
 *
 * Paths are shown relative to a base directory here and nowhere else, so that the same tree gives
 * the same output wherever it is checked out. How a program is made: link.c.
 */
#include "link/program.h"

#include <string.h>

const struct facts *program_call_facts(const struct program *program,
                                       const struct program_call *call)
{
	return program->units[program_function(program, call->caller)->unit];
}

const struct fact_event *program_call_event(const struct program *program,
                                            const struct program_call *call)
{
	return &program_call_facts(program, call)->events[call->event];
}

uint32_t program_call_at(const struct program *program, uint32_t function, uint32_t event)
{
	const struct program_function *fn = program_function(program, function);
	uint32_t low = fn->call_first, high = fn->call_first + fn->call_count;

	while (low + 1 < high) {
		uint32_t middle = low + (high - low) / 2;

		if (program_call(program, middle)->event <= event)
			low = middle;
		else
			high = middle;
	}
	return low;
}

uint32_t program_call_once(const struct program *program, uint32_t call)
{
	const struct fact_event *event = program_call_event(program, program_call(program, call));
	uint32_t first = program_function(program, program_call(program, call)->caller)->call_first;

	for (uint32_t i = first; (event->flags & EVENT_CLEANUP) && i < call; i++) {
		const struct fact_event *other = program_call_event(program,
		                                                    program_call(program, i));

		if ((other->flags & EVENT_CLEANUP) && other->loc.line == event->loc.line &&
		    other->loc.column == event->loc.column && other->loc.file == event->loc.file)
			return i;
	}
	return call;
}

/* One more meaning, FUNCTION in PROGRAMS, if there is room. */
static unsigned add_meaning(struct program_meaning *meanings, unsigned count, uint32_t function,
                            set_id programs)
{
	if (count == PROGRAM_MEANINGS)
		return count;
	meanings[count] = (struct program_meaning){ function, programs };
	return count + 1;
}

unsigned program_meanings(const struct program *program, uint32_t unit, uint32_t symbol,
                          set_id programs, struct program_meaning meanings[PROGRAM_MEANINGS])
{
	uint32_t named = program->function_of_symbol[unit][symbol];
	bool own = program->units[unit]->symbols[symbol].flags & SYMBOL_DEFINED;
	set_id rest = programs;
	unsigned count = 0;

	if (named == FACT_NONE)
		return 0;
	if ((own && !program_function(program, named)->weak) ||
	    program_function(program, program_function(program, named)->first_same)->next_same ==
	            FACT_NONE)
		return add_meaning(meanings, 0, named, programs);
	for (uint32_t i = program_function(program, named)->first_same; i != FACT_NONE;
	     i = program_function(program, i)->next_same) {
		const struct program_function *fn = program_function(program, i);
		set_id here = sets_and(program->sets, rest, fn->programs);

		if (here == SET_NONE || (fn->undefined && count && !fn->model))
			continue;
		count = add_meaning(meanings, count, i, here);
		rest = sets_minus(program->sets, rest, here);
	}
	return count;
}

const struct model_annotation *program_annotation(const struct program *program, uint32_t unit,
                                                  uint32_t annotation)
{
	const struct facts *f = program->units[unit];
	const char *text = facts_string(f, f->annotations[annotation]);
	bool word = *text == FACT_WORD_MARK;

	return model_set_annotation(program->models, word ? text + 1 : text, word);
}

const struct model_annotation *program_promise(const struct program *program, uint32_t function,
                                               enum model_promise promise)
{
	const struct program_contract *contract = program_function(program, function)->contract;

	for (unsigned i = 0; contract && i < contract->count; i++)
		if (model_promises(contract->annotations[i], promise))
			return contract->annotations[i];
	return NULL;
}

const struct model_annotation *program_annotated_for(const struct program *program,
                                                     uint32_t function, enum context context)
{
	const struct program_contract *contract = program_function(program, function)->contract;

	for (unsigned i = 0; contract && i < contract->count; i++)
		if (contract->annotations[i]->in_context &&
		    contract->annotations[i]->context == context)
			return contract->annotations[i];
	return NULL;
}

const struct fact_function *program_body(const struct program *program, uint32_t function,
                                         const struct facts **facts)
{
	const struct program_function *fn = program_function(program, function);

	if (fn->unit == FACT_NONE)
		return NULL;
	*facts = program->units[fn->unit];
	return &(*facts)->functions[fn->body];
}

const char *program_function_path(const struct program *program, uint32_t function, unsigned *line)
{
	const struct program_function *fn = program_function(program, function);
	const struct facts *f = program->units[fn->symbol_unit];
	const struct fact_symbol *symbol = &f->symbols[fn->symbol];
	struct fact_loc loc = symbol->def.file == FACT_NONE ? symbol->decl : symbol->def;

	*line = loc.line;
	return program_path(program, fn->symbol_unit, loc);
}

const char *program_path(const struct program *program, uint32_t unit, struct fact_loc loc)
{
	const char *path = facts_path(program->units[unit], loc);
	size_t length = strlen(program->base);

	if (length > 1 && !strncmp(path, program->base, length) && path[length] == '/')
		return path + length + 1;
	return path;
}

const char *tier_name(enum tier tier)
{
	static const char *const names[TIER_COUNT] = { "direct", "constant", "field", "flow" };

	return names[tier];
}
