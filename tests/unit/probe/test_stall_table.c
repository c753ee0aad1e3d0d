/* SPDX-License-Identifier: MIT
 *
 * test_stall_table.c - alike stalls share a row, full tables count, strings are kept once.
 */
#include "core/record/stall_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "core/record/store.h"
#include "core/record/strings.h"

static struct rec_header *header;

static int make(void **state)
{
	int error;

	(void)state;
	strings_forget();
	header = store_create(NULL, &error);
	return header && error ? 0 : -1;
}

static int drop(void **state)
{
	(void)state;
	store_unmap(header);
	return 0;
}

static void add(uint32_t cause, uint32_t stack, uint64_t duration)
{
	struct stall_key key = { .loop = 1, .cause = cause, .stack = stack };
	struct rec_value value = { .duration_ns = duration, .start_ns = duration * 10, .fd = -1 };

	stall_table_add(header, &key, &value);
}

static const struct rec_value *value_of(uint32_t index)
{
	const struct rec_stall *stall = (struct rec_stall *)store_section(header, REC_STALLS) +
	                                index;

	return &stall->value[stall->current];
}

static void merging(void **state)
{
	(void)state;
	add(1, 1, 300);
	add(1, 1, 500);
	add(1, 1, 200);
	add(1, 2, 100);
	add(2, 1, 100);
	assert_int_equal(header->sections[REC_STALLS].used, 3);
	assert_int_equal(value_of(0)->count, 3);
	assert_int_equal(value_of(0)->duration_ns, 500);
	assert_int_equal(value_of(0)->start_ns, 5000);
	assert_int_equal(value_of(0)->total_ns, 1000);
	assert_int_equal(header->counters[REC_COUNT_STALLS_TOTAL], 5);
}

static void overflow(void **state)
{
	uint32_t capacity = header->sections[REC_STALLS].capacity;

	(void)state;
	for (uint32_t i = 0; i < capacity + 5; i++)
		add(1, i + 1, 100);
	assert_int_equal(header->sections[REC_STALLS].used, capacity);
	assert_int_equal(header->counters[REC_COUNT_STALLS_DROPPED], 5);
	add(1, 1, 100);
	assert_int_equal(value_of(0)->count, 2);
}

static void open_slot(void **state)
{
	struct rec_loop *loop = store_section(header, REC_LOOPS);
	struct rec_open open = { .turn = 7 };

	(void)state;
	for (int i = 1; i <= 5; i++) {
		open.value.duration_ns = (uint64_t)i;
		stall_table_open(loop, &open);
		assert_int_equal(loop->open[loop->open_current - 1].value.duration_ns, i);
	}
	stall_table_close(loop);
	assert_int_equal(loop->open_current, 0);
}

static void stacks(void **state)
{
	struct rec_stack a = { .depth = 2 }, b = { .depth = 2 }, none = { .depth = 0 };

	(void)state;
	a.frames[1].offset = 5;
	b.frames[1].offset = 6;
	assert_int_equal(stall_table_stack(header, &none), 0);
	assert_int_equal(stall_table_stack(header, &a), 1);
	assert_int_equal(stall_table_stack(header, &b), 2);
	assert_int_equal(stall_table_stack(header, &a), 1);
	assert_int_equal(header->sections[REC_STACKS].used, 2);
}

static void strings(void **state)
{
	char big[300000];
	uint32_t one;

	(void)state;
	one = strings_add(header, "one");
	assert_int_equal(strings_add(header, ""), 0);
	assert_int_equal(strings_add(header, NULL), 0);
	assert_int_not_equal(strings_add(header, "two"), one);
	assert_int_equal(strings_add(header, "one"), one);
	assert_string_equal(strings_get(header, one), "one");
	memset(big, 'x', sizeof(big) - 1);
	big[sizeof(big) - 1] = '\0';
	assert_int_equal(strings_add(header, big), 0);
	assert_int_equal(header->counters[REC_COUNT_STRINGS_DROPPED], 1);
}

#define FRESH(test) cmocka_unit_test_setup_teardown(test, make, drop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(merging), FRESH(overflow), FRESH(open_slot), FRESH(stacks), FRESH(strings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
