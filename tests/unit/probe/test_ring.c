/* SPDX-License-Identifier: MIT
 *
 * test_ring.c - the ring keeps order, counts what it drops, and works across the wrap of its
 * indexes.
 */
#include "core/record/ring.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct rec_ring ring;

static void push(uint64_t turn, bool expected)
{
	struct rec_entry entry = { .turn = turn };

	assert_int_equal(ring_push(&ring, &entry), expected);
}

static void take(uint64_t turn)
{
	const struct rec_entry *entry = ring_peek(&ring);

	assert_non_null(entry);
	assert_int_equal(entry->turn, turn);
	ring_pop(&ring);
}

static void order(void **state)
{
	(void)state;
	memset(&ring, 0, sizeof(ring));
	assert_null(ring_peek(&ring));
	for (uint64_t i = 0; i < 1000; i++) {
		push(2 * i, true);
		push(2 * i + 1, true);
		take(2 * i);
		take(2 * i + 1);
	}
	assert_null(ring_peek(&ring));
	assert_int_equal(ring.dropped, 0);
}

static void full(void **state)
{
	(void)state;
	memset(&ring, 0, sizeof(ring));
	for (uint64_t i = 0; i < REC_RING_SLOTS; i++)
		push(i, true);
	for (int i = 0; i < 3; i++)
		push(999, false);
	assert_int_equal(ring.dropped, 3);
	take(0);
	push(1000, true);
	for (uint64_t i = 1; i < REC_RING_SLOTS; i++)
		take(i);
	take(1000);
	assert_null(ring_peek(&ring));
}

static void index_wrap(void **state)
{
	(void)state;
	memset(&ring, 0, sizeof(ring));
	ring.head = ring.tail = UINT32_MAX - 3;
	for (uint64_t i = 0; i < 10; i++)
		push(i, true);
	for (uint64_t i = 0; i < 10; i++)
		take(i);
	assert_null(ring_peek(&ring));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(order),
		cmocka_unit_test(full),
		cmocka_unit_test(index_wrap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
