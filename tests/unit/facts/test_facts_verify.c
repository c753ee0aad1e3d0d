/* SPDX-License-Identifier: MIT
 *
 * test_facts_verify.c - every promise of facts.h, broken one at a time, is noticed.
 *
 * A row below names a number in the sample (table, row, field), what to put there, and the table
 * that must be blamed.
 */
#include "facts/facts_verify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "sample_facts.h"

#define BEYOND 1000000u

struct breakage {
	const char *what; /* as in the source: table[row].field = value */
	size_t table;     /* offset of its array in struct facts_builder */
	size_t offset;    /* of the number in the table's memory */
	size_t size;
	int64_t value;
	const char *blamed;
};

#define BREAK(table_, type, row, field, to, blamed_)                                               \
	{ .what = #table_ "[" #row "]." #field " = " #to,                                          \
	  .table = offsetof(struct facts_builder, table_),                                         \
	  .offset = (row) * sizeof(type) + offsetof(type, field),                                  \
	  .size = sizeof(((type *)0)->field),                                                      \
	  .value = (to),                                                                           \
	  .blamed = blamed_ }
#define UNIT(field, to)        BREAK(unit, struct fact_unit, 0, field, to, "unit")
#define FILES(field, to)       BREAK(files, struct fact_file, 0, field, to, "files")
#define SYMBOL(row, field, to) BREAK(symbols, struct fact_symbol, row, field, to, "symbols")
#define LOCAL(row, field, to)  BREAK(locals, struct fact_local, row, field, to, "locals")
#define VALUE(row, field, to)  BREAK(values, struct fact_value, row, field, to, "values")
#define EVENT(row, field, to)  BREAK(events, struct fact_event, row, field, to, "events")
#define BLOCK(row, field, to)  BREAK(blocks, struct fact_block, row, field, to, "functions")
#define EDGE(row, field, to)   BREAK(edges, struct fact_edge, row, field, to, "functions")
#define FUNCTION(field, to)    BREAK(functions, struct fact_function, 0, field, to, "functions")
#define INIT(row, field, to)   BREAK(inits, struct fact_init, row, field, to, "inits")
#define MARK(field, to)        BREAK(marks, struct fact_mark, 0, field, to, "marks")
#define INIT_TEXT(row, field, to)                                                                  \
	BREAK(init_texts, struct fact_init_text, row, field, to, "init_texts")

static const struct breakage breakages[] = {
	UNIT(main_file, BEYOND),
	UNIT(directory, BEYOND),
	UNIT(first_error, BEYOND),
	FILES(path, BEYOND),
	SYMBOL(SAMPLE_FUNCTION, kind, SYMBOL_FIELD + 1),
	SYMBOL(SAMPLE_FUNCTION, linkage, LINKAGE_EXTERNAL + 1),
	SYMBOL(SAMPLE_FUNCTION, name, BEYOND),
	SYMBOL(SAMPLE_FUNCTION, usr, BEYOND),
	SYMBOL(SAMPLE_FIELD, owner, BEYOND),
	SYMBOL(SAMPLE_FUNCTION, type, BEYOND),
	SYMBOL(SAMPLE_FUNCTION, decl.file, 1),
	SYMBOL(SAMPLE_FUNCTION, def.file, 1),
	SYMBOL(SAMPLE_FUNCTION, annotation_first, 1),
	SYMBOL(SAMPLE_FUNCTION, annotation_first, UINT32_MAX),
	SYMBOL(SAMPLE_FUNCTION, annotation_count, 2),
	SYMBOL(SAMPLE_FUNCTION, annotation_count, UINT32_MAX),
	LOCAL(0, name, BEYOND),
	LOCAL(1, type, BEYOND),
	VALUE(SAMPLE_UNKNOWN, op, VALUE_OP_COUNT),
	VALUE(SAMPLE_UNKNOWN, op, 255),
	VALUE(SAMPLE_STRING, a, BEYOND),
	VALUE(SAMPLE_GLOBAL, a, BEYOND),
	VALUE(SAMPLE_GLOBAL, a, SAMPLE_FUNCTION),
	VALUE(SAMPLE_CALLEE, a, SAMPLE_VARIABLE),
	VALUE(SAMPLE_MEMBER, a, SAMPLE_MEMBER),
	VALUE(SAMPLE_MEMBER, b, SAMPLE_VARIABLE),
	VALUE(SAMPLE_MEMBER, b, BEYOND),
	VALUE(SAMPLE_INDEX, a, SAMPLE_INDEX),
	VALUE(SAMPLE_INDEX, b, SAMPLE_DEREF),
	VALUE(SAMPLE_DEREF, a, BEYOND),
	VALUE(SAMPLE_ADDRESS, a, SAMPLE_ADDRESS),
	VALUE(SAMPLE_RESULT, a, SAMPLE_STORE),
	VALUE(SAMPLE_RESULT, a, SAMPLE_EVENTS),
	VALUE(SAMPLE_UNARY, sub, UNARY_COUNT),
	VALUE(SAMPLE_UNARY, a, SAMPLE_UNARY),
	VALUE(SAMPLE_BINARY, sub, BINARY_COUNT),
	VALUE(SAMPLE_BINARY, a, SAMPLE_BINARY),
	VALUE(SAMPLE_BINARY, b, BEYOND),
	VALUE(SAMPLE_SELECT, a, SAMPLE_SELECT),
	VALUE(SAMPLE_SELECT, b, SAMPLE_SELECT),
	VALUE(SAMPLE_SELECT, imm, SAMPLE_SELECT),
	VALUE(SAMPLE_SELECT, imm, -1),
	VALUE(SAMPLE_SELECT, imm, INT64_C(0x100000001)),
	EVENT(SAMPLE_CALL, kind, EVENT_KIND_COUNT),
	EVENT(SAMPLE_CALL, a, SAMPLE_VALUES),
	EVENT(SAMPLE_CALL, a, FACT_NONE),
	EVENT(SAMPLE_STORE, a, FACT_NONE),
	EVENT(SAMPLE_STORE, b, SAMPLE_VALUES),
	EVENT(SAMPLE_STORE, b, FACT_NONE),
	EVENT(SAMPLE_RETURN, a, SAMPLE_VALUES),
	EVENT(SAMPLE_RETURN, kind, EVENT_EXPOSE), /* of a value that is no local */
	EVENT(SAMPLE_CALL, loc.file, 1),
	EVENT(SAMPLE_CALL, macro, BEYOND),
	EVENT(SAMPLE_CALL, arg_first, 3),
	EVENT(SAMPLE_CALL, arg_count, 3),
	EVENT(SAMPLE_CALL, arg_count, UINT32_MAX),
	{ "args[0] = SAMPLE_VALUES", offsetof(struct facts_builder, args), 0, sizeof(uint32_t),
	  SAMPLE_VALUES, "events" },
	BLOCK(SAMPLE_ENTRY, event_first, 4),
	BLOCK(SAMPLE_ENTRY, event_count, SAMPLE_EVENTS + 1),
	BLOCK(SAMPLE_ENTRY, event_count, UINT32_MAX),
	BLOCK(SAMPLE_ENTRY, edge_first, UINT32_MAX),
	BLOCK(SAMPLE_ENTRY, edge_count, 1),
	BLOCK(SAMPLE_ENTRY, edge_count, 3),
	BLOCK(SAMPLE_ENTRY, cond, FACT_NONE),
	BLOCK(SAMPLE_ENTRY, cond, SAMPLE_VALUES),
	BLOCK(SAMPLE_ENTRY, end, END_COUNT),
	BLOCK(SAMPLE_ENTRY, loc.file, 1),
	BLOCK(SAMPLE_LEFT, edge_count, 0),
	BLOCK(SAMPLE_LEFT, edge_count, 2),
	BLOCK(SAMPLE_LEFT, cond, SAMPLE_VALUES),
	BLOCK(SAMPLE_RIGHT, edge_count, 0),
	BLOCK(SAMPLE_RIGHT, cond, SAMPLE_VALUES),
	BLOCK(SAMPLE_LAST, edge_count, 1),
	BLOCK(SAMPLE_LAST, cond, SAMPLE_VALUES),
	BLOCK(SAMPLE_GOTO, edge_count, 3),
	BLOCK(SAMPLE_GOTO, cond, SAMPLE_VALUES),
	BLOCK(SAMPLE_DEAD, edge_first, 8),
	EDGE(0, block, SAMPLE_BLOCKS),
	EDGE(3, block, UINT32_MAX),
	EDGE(3, kind, EDGE_DEFAULT + 1),
	FUNCTION(symbol, SAMPLE_VARIABLE),
	FUNCTION(symbol, BEYOND),
	FUNCTION(local_first, 3),
	FUNCTION(local_count, 3),
	FUNCTION(local_count, 1),
	FUNCTION(param_count, 3),
	FUNCTION(block_first, 1),
	FUNCTION(block_count, 0),
	FUNCTION(block_count, SAMPLE_BLOCKS + 1),
	FUNCTION(event_first, 1),
	FUNCTION(event_count, SAMPLE_EVENTS - 1),
	FUNCTION(event_count, UINT32_MAX),
	FUNCTION(value_first, 1),
	FUNCTION(value_count, SAMPLE_BINARY),
	FUNCTION(value_count, UINT32_MAX),
	FUNCTION(end.file, 1),
	BREAK(values, struct fact_value, SAMPLE_LOCAL, a, 2, "functions"),
	INIT(0, object, SAMPLE_FUNCTION),
	INIT(0, object, BEYOND),
	INIT(0, field, SAMPLE_VARIABLE),
	INIT(1, field, BEYOND),
	INIT(0, function, SAMPLE_VARIABLE),
	INIT(1, function, BEYOND),
	INIT(1, loc.file, 1),
	INIT_TEXT(0, symbol, SAMPLE_FUNCTION),
	INIT_TEXT(0, symbol, BEYOND),
	INIT_TEXT(1, text, BEYOND),
	MARK(file, 1),
	MARK(file, FACT_NONE),
	MARK(flags, MARK_FLAGS_ALL + 1),
	MARK(text, BEYOND),
};

static void apply(struct facts_builder *builder, const struct breakage *b)
{
	GArray *table = *(GArray **)((char *)builder + b->table);
	uint8_t narrow = (uint8_t)b->value;
	uint16_t half = (uint16_t)b->value;
	uint32_t word = (uint32_t)b->value;
	const void *bytes = b->size == 1   ? (const void *)&narrow
	                    : b->size == 2 ? (const void *)&half
	                    : b->size == 4 ? (const void *)&word
	                                   : (const void *)&b->value;

	memcpy(table->data + b->offset, bytes, b->size);
}

static void test_sample_keeps_all_promises(void **state)
{
	struct facts_builder *builder = sample_facts();
	struct facts view = facts_builder_view(builder);

	(void)state;
	assert_null(facts_verify(&view));
	facts_builder_free(builder);
}

static void test_every_broken_promise_is_noticed(void **state)
{
	unsigned missed = 0;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(breakages); i++) {
		const struct breakage *b = &breakages[i];
		struct facts_builder *builder = sample_facts();
		struct facts view;
		const char *wrong;

		apply(builder, b);
		view = facts_builder_view(builder);
		wrong = facts_verify(&view);
		if (!wrong || !strstr(wrong, b->blamed)) {
			print_error("%s: %s, expected \"%s\"\n", b->what,
			            wrong ? wrong : "not noticed", b->blamed);
			missed++;
		}
		facts_builder_free(builder);
	}
	assert_int_equal(missed, 0);
}

static void test_strings_end(void **state)
{
	struct facts_builder *builder = sample_facts();
	struct facts view = facts_builder_view(builder);

	(void)state;
	view.strings_count--;
	assert_string_equal(facts_verify(&view), "damaged: table strings");
	view.strings_count = 0;
	assert_string_equal(facts_verify(&view), "damaged: table strings");
	view = facts_builder_view(builder);
	builder->strings->data[0] = 'x';
	assert_string_equal(facts_verify(&view), "damaged: table strings");
	facts_builder_free(builder);
}

static void test_one_unit(void **state)
{
	struct facts_builder *builder = sample_facts();
	struct facts view = facts_builder_view(builder);

	(void)state;
	view.unit_count = 0;
	assert_string_equal(facts_verify(&view), "damaged: table unit");
	facts_builder_free(builder);
}

/* A chain of values as deep as N, on top of the sample's. */
static const char *verify_depth(unsigned n)
{
	struct facts_builder *builder = sample_facts();
	struct fact_function *fn = &g_array_index(builder->functions, struct fact_function, 0);
	const char *wrong;
	struct facts view;

	for (unsigned i = 1; i < n; i++) {
		struct fact_value row = { .op = VALUE_DEREF, .a = SAMPLE_UNKNOWN };

		if (i > 1)
			row.a = builder->values->len - 1;
		facts_builder_value(builder, row);
	}
	fn->value_count = builder->values->len;
	view = facts_builder_view(builder);
	wrong = facts_verify(&view);
	facts_builder_free(builder);
	return wrong;
}

static void test_depth_of_values_is_bounded(void **state)
{
	(void)state;
	assert_null(verify_depth(100));
	assert_string_equal(verify_depth(300), "damaged: table values");
	assert_string_equal(verify_depth(100000), "damaged: table values");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sample_keeps_all_promises),
		cmocka_unit_test(test_every_broken_promise_is_noticed),
		cmocka_unit_test(test_strings_end),
		cmocka_unit_test(test_one_unit),
		cmocka_unit_test(test_depth_of_values_is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
