/* SPDX-License-Identifier: MIT */
#include "sample_facts.h"

#define APPEND(array, type, ...)                                                                   \
	do {                                                                                       \
		type row_ = { __VA_ARGS__ };                                                       \
		g_array_append_val(array, row_);                                                   \
	} while (0)

static void add_symbols(struct facts_builder *b)
{
	const struct fact_loc here = { .file = 0, .line = 3, .column = 1 };
	const struct fact_loc nowhere = { .file = FACT_NONE };
	fact_str text = facts_builder_string(b, "note");

	g_array_append_val(b->annotations, text);
	APPEND(b->files, struct fact_file, .path = facts_builder_string(b, "/src/a.c"));
	APPEND(b->symbols, struct fact_symbol, .kind = SYMBOL_FUNCTION, .linkage = LINKAGE_EXTERNAL,
	       .flags = SYMBOL_DEFINED, .name = facts_builder_string(b, "f"),
	       .usr = facts_builder_string(b, "c:@F@f"),
	       .type = facts_builder_string(b, "int (int)"), .decl = here, .def = here,
	       .annotation_first = 0, .annotation_count = 1);
	APPEND(b->symbols, struct fact_symbol, .kind = SYMBOL_VARIABLE, .linkage = LINKAGE_INTERNAL,
	       .name = facts_builder_string(b, "table"), .usr = facts_builder_string(b, "c:@table"),
	       .decl = here, .def = nowhere);
	APPEND(b->symbols, struct fact_symbol, .kind = SYMBOL_FIELD,
	       .name = facts_builder_string(b, "run"),
	       .usr = facts_builder_string(b, "c:@S@ops@run"),
	       .owner = facts_builder_string(b, "struct ops"), .decl = here, .def = nowhere);
}

static void add_values(struct facts_builder *b)
{
	const struct fact_value rows[SAMPLE_VALUES] = {
		[SAMPLE_UNKNOWN] = { .op = VALUE_UNKNOWN, .imm = 1 },
		[SAMPLE_INT] = { .op = VALUE_INT, .imm = -7 },
		[SAMPLE_STRING] = { .op = VALUE_STRING, .a = facts_builder_string(b, "text") },
		[SAMPLE_LOCAL] = { .op = VALUE_LOCAL, .a = 1 },
		[SAMPLE_GLOBAL] = { .op = VALUE_GLOBAL, .a = SAMPLE_VARIABLE },
		[SAMPLE_CALLEE] = { .op = VALUE_FUNCTION, .a = SAMPLE_FUNCTION },
		[SAMPLE_MEMBER] = { .op = VALUE_FIELD, .a = SAMPLE_GLOBAL, .b = SAMPLE_FIELD },
		[SAMPLE_INDEX] = { .op = VALUE_INDEX, .a = SAMPLE_GLOBAL, .b = SAMPLE_INT },
		[SAMPLE_DEREF] = { .op = VALUE_DEREF, .a = SAMPLE_LOCAL },
		[SAMPLE_ADDRESS] = { .op = VALUE_ADDRESS, .a = SAMPLE_GLOBAL },
		[SAMPLE_RESULT] = { .op = VALUE_CALL, .a = SAMPLE_CALL },
		[SAMPLE_UNARY] = { .op = VALUE_UNARY, .sub = UNARY_NOT, .a = SAMPLE_INT },
		[SAMPLE_BINARY] = { .op = VALUE_BINARY,
		                    .sub = BINARY_ADD,
		                    .a = SAMPLE_LOCAL,
		                    .b = SAMPLE_INT },
		[SAMPLE_SELECT] = { .op = VALUE_SELECT,
		                    .a = SAMPLE_LOCAL,
		                    .b = SAMPLE_INT,
		                    .imm = SAMPLE_RESULT },
	};

	for (int i = 0; i < SAMPLE_VALUES; i++)
		facts_builder_value(b, rows[i]);
}

static void add_events(struct facts_builder *b)
{
	const uint32_t args[] = { SAMPLE_LOCAL, SAMPLE_STRING };

	g_array_append_vals(b->args, args, 2);
	APPEND(b->events, struct fact_event, .kind = EVENT_CALL, .a = SAMPLE_CALLEE,
	       .macro = facts_builder_string(b, "CALL"), .arg_first = 0, .arg_count = 2);
	APPEND(b->events, struct fact_event, .kind = EVENT_STORE, .a = SAMPLE_LOCAL,
	       .b = SAMPLE_RESULT);
	APPEND(b->events, struct fact_event, .kind = EVENT_RETURN, .a = SAMPLE_BINARY);
}

static void add_edge(struct facts_builder *b, uint32_t block, uint32_t kind)
{
	APPEND(b->edges, struct fact_edge, .block = block, .kind = kind, .low = 1, .high = 2);
}

static void add_blocks(struct facts_builder *b)
{
	APPEND(b->blocks, struct fact_block, .event_first = 0, .event_count = 2, .edge_first = 0,
	       .edge_count = 2, .end = END_BRANCH, .cond = SAMPLE_LOCAL);
	APPEND(b->blocks, struct fact_block, .event_first = 2, .edge_first = 2, .edge_count = 1,
	       .end = END_JUMP, .cond = FACT_NONE);
	APPEND(b->blocks, struct fact_block, .event_first = 2, .edge_first = 3, .edge_count = 2,
	       .end = END_SWITCH, .cond = SAMPLE_LOCAL);
	APPEND(b->blocks, struct fact_block, .event_first = 2, .event_count = 1, .edge_first = 5,
	       .end = END_RETURN, .cond = FACT_NONE);
	APPEND(b->blocks, struct fact_block, .event_first = 3, .edge_first = 5, .edge_count = 2,
	       .end = END_INDIRECT, .cond = FACT_NONE);
	APPEND(b->blocks, struct fact_block, .event_first = 3, .edge_first = 7,
	       .end = END_UNREACHABLE, .cond = FACT_NONE);
	add_edge(b, SAMPLE_LEFT, EDGE_PLAIN);
	add_edge(b, SAMPLE_RIGHT, EDGE_PLAIN);
	add_edge(b, SAMPLE_LAST, EDGE_PLAIN);
	add_edge(b, SAMPLE_LAST, EDGE_CASE);
	add_edge(b, SAMPLE_LAST, EDGE_DEFAULT);
	add_edge(b, SAMPLE_LEFT, EDGE_PLAIN);
	add_edge(b, SAMPLE_RIGHT, EDGE_PLAIN);
}

struct facts_builder *sample_facts(void)
{
	struct facts_builder *b = facts_builder_new();
	struct fact_unit *unit = &g_array_index(b->unit, struct fact_unit, 0);

	unit->main_file = facts_builder_string(b, "/src/a.c");
	unit->directory = facts_builder_string(b, "/src");
	add_symbols(b);
	add_values(b);
	add_events(b);
	add_blocks(b);
	APPEND(b->locals, struct fact_local, .name = facts_builder_string(b, "n"),
	       .type = facts_builder_string(b, "int"), .flags = LOCAL_PARAMETER);
	APPEND(b->locals, struct fact_local, .name = facts_builder_string(b, "x"));
	APPEND(b->functions, struct fact_function, .symbol = SAMPLE_FUNCTION, .local_count = 2,
	       .param_count = 1, .block_count = SAMPLE_BLOCKS, .event_count = SAMPLE_EVENTS,
	       .value_count = SAMPLE_VALUES);
	APPEND(b->inits, struct fact_init, .object = SAMPLE_VARIABLE, .field = SAMPLE_FIELD,
	       .function = SAMPLE_FUNCTION);
	APPEND(b->inits, struct fact_init, .object = SAMPLE_VARIABLE, .field = FACT_NONE,
	       .function = SAMPLE_FUNCTION);
	APPEND(b->init_texts, struct fact_init_text, .symbol = SAMPLE_FIELD);
	APPEND(b->init_texts, struct fact_init_text, .symbol = SAMPLE_VARIABLE);
	APPEND(b->marks, struct fact_mark, .file = 0, .first_line = 1, .last_line = 1,
	       .text = facts_builder_string(b, "asynclint: ignore"));
	return b;
}
