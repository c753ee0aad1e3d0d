/* SPDX-License-Identifier: MIT
 *
 * test_recording.c - recordings as an enemy would write them: refused, or read without harm.
 *
 * The file under test is a real one, made by the writer, with one stall, one entry in a ring and
 * one open stall. Each test damages a copy. Under a sanitizer any access outside is caught.
 */
#include "report/recording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "core/record/ring.h"
#include "core/record/stall_table.h"
#include "core/record/store.h"
#include "core/record/strings.h"
#include "report/report.h"

static char *good;
static size_t good_size;

static void fill(struct rec_header *header)
{
	struct rec_stack stack = { .depth = 1 };
	struct rec_value value = { .duration_ns = 300, .count = 1, .fd = 3 };
	struct stall_key key = { .loop = 1, .cause = REC_CAUSE_BLOCKED_CALL };
	struct rec_loop *loop = store_section(header, REC_LOOPS);
	struct rec_entry entry = { .cause = REC_CAUSE_CPU_BOUND, .value = value };
	struct rec_open open = { .turn = 9, .cause = REC_CAUSE_LOCK_WAIT, .value = value };
	struct rec_module *module = store_append(header, REC_MODULES);
	struct rec_call *call = store_append(header, REC_CALLS);

	module->path = strings_add(header, "/bin/\xff\xfe");
	store_publish(header, REC_MODULES);
	call->name = strings_add(header, "read");
	store_publish(header, REC_CALLS);
	stack.frames[0] = (struct rec_frame){ .module = 1, .offset = 77 };
	key.stack = stall_table_stack(header, &stack);
	key.call = 1;
	stall_table_add(header, &key, &value);
	header->sections[REC_LOOPS].used = header->sections[REC_RINGS].used = 1;
	loop->state = REC_LOOP_LIVE;
	loop->tid = 5;
	loop->turn = 9;
	loop->turn_start = 100;
	stall_table_open(loop, &open);
	ring_push(store_section(header, REC_RINGS), &entry);
}

static int make(void **state)
{
	int error;
	struct rec_header *header = store_create(NULL, &error);

	(void)state;
	strings_forget();
	fill(header);
	good_size = header->file_size;
	good = malloc(good_size);
	memcpy(good, header, good_size);
	store_unmap(header);
	return 0;
}

static int drop(void **state)
{
	(void)state;
	free(good);
	return 0;
}

/* Opens SIZE bytes at DATA; when that works builds a report, too. The result of opening. */
static int attempt(const void *data, size_t size, json_t **report)
{
	struct recording rec;
	char why[120] = "";
	int result = recording_from_memory(&rec, data, size, why, sizeof(why));
	json_t *root;

	if (result < 0) {
		assert_true(why[0]);
		return result;
	}
	root = report_build(&rec, NULL);
	assert_non_null(root);
	if (report)
		*report = root;
	else
		json_decref(root);
	return 0;
}

static void intact(void **state)
{
	json_t *report, *stalls;

	(void)state;
	assert_int_equal(attempt(good, good_size, &report), 0);
	stalls = json_object_get(report, "stalls");
	assert_int_equal(json_array_size(stalls), 3);
	assert_string_equal(json_string_value(json_object_get(json_array_get(stalls, 1), "cause")),
	                    "cpu_bound");
	assert_true(json_is_true(json_object_get(json_array_get(stalls, 2), "unfinished")));
	json_decref(report);
}

static void truncated(void **state)
{
	(void)state;
	for (size_t size = 0; size < 2 * sizeof(struct rec_header); size += 7) {
		char *copy = malloc(size ? size : 1);

		memcpy(copy, good, size);
		assert_true(attempt(copy, size, NULL) < 0);
		free(copy);
	}
	assert_int_equal(attempt(good, good_size - 1, NULL), -EILSEQ);
}

static void wrong_kind(void **state)
{
	struct rec_header *header = (struct rec_header *)good;

	(void)state;
	header->magic ^= 1;
	assert_int_equal(attempt(good, good_size, NULL), -EPROTO);
	header->magic ^= 1;
	header->version++;
	assert_int_equal(attempt(good, good_size, NULL), -EPROTONOSUPPORT);
	header->version--;
	header->section_count++;
	assert_int_equal(attempt(good, good_size, NULL), -EILSEQ);
	header->section_count--;
	assert_int_equal(attempt(good, good_size, NULL), 0);
}

static void bad_sections(void **state)
{
	struct rec_header *header = (struct rec_header *)good;

	(void)state;
	for (unsigned id = 0; id < REC_SECTIONS; id++) {
		struct rec_section *section = &header->sections[id];
		uint64_t offset = section->offset;
		uint32_t stride = section->stride, capacity = section->capacity;
		const uint64_t offsets[] = { 0, 8, offset + 1, good_size, UINT64_MAX - 7 };

		for (size_t i = 0; i < sizeof(offsets) / sizeof(offsets[0]); i++) {
			section->offset = offsets[i];
			assert_int_equal(attempt(good, good_size, NULL), -EILSEQ);
		}
		section->offset = offset;
		section->stride = stride + 1;
		assert_int_equal(attempt(good, good_size, NULL), -EILSEQ);
		section->stride = stride;
		section->capacity = UINT32_MAX;
		assert_int_equal(attempt(good, good_size, NULL), -EILSEQ);
		section->capacity = capacity;
		section->used = UINT32_MAX;
		assert_int_equal(attempt(good, good_size, NULL), 0);
		section->used = 0;
		assert_int_equal(attempt(good, good_size, NULL), 0);
		section->used = 1;
	}
}

static void bad_strings(void **state)
{
	struct rec_header *header = (struct rec_header *)good;
	char *strings = good + header->sections[REC_STRINGS].offset;
	struct recording rec;
	char why[64];

	(void)state;
	header->sections[REC_STRINGS].used = header->sections[REC_STRINGS].capacity;
	memset(strings, 'x', header->sections[REC_STRINGS].capacity);
	assert_int_equal(recording_from_memory(&rec, good, good_size, why, sizeof(why)), 0);
	assert_string_equal(recording_string(&rec, 5), "");
	assert_string_equal(recording_string(&rec, UINT32_MAX), "");
	assert_int_equal(attempt(good, good_size, NULL), 0);
}

/* Every byte of the parts in use, turned over in steps: nothing may be read outside. */
static void flipped(void **state)
{
	uint32_t seed = 12345;

	(void)state;
	for (int round = 0; round < 400; round++) {
		char *copy = malloc(good_size);

		memcpy(copy, good, good_size);
		for (int i = 0; i < 40; i++) {
			size_t at;

			seed = seed * 1664525u + 1013904223u;
			at = i % 2 ? seed % 4096 : seed % good_size;
			copy[at < 8 ? at + 100 : at] = (char)(seed >> 13);
		}
		attempt(copy, good_size, NULL);
		free(copy);
	}
}

#define FRESH(test) cmocka_unit_test_setup_teardown(test, make, drop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(intact),       FRESH(truncated),   FRESH(wrong_kind),
		FRESH(bad_sections), FRESH(bad_strings), FRESH(flipped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
