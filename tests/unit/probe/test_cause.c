/* SPDX-License-Identifier: MIT
 *
 * test_cause.c - evidence in, cause out: one row per situation.
 */
#include "core/state/cause.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/state/call.h"

#define CALLED(name) (CALL_ID_##name + 1)

static const struct {
	const char *what;
	struct evidence e;
	enum rec_cause cause;
	uint32_t culprit;
} rows[] = {
	{ "a sleep",
	  { .blocked = 299, .call = 299, .call_id = CALLED(nanosleep) },
	  REC_CAUSE_BLOCKED_CALL,
	  CALLED(nanosleep) },
	{ "a lock",
	  { .blocked = 299, .call = 299, .call_id = CALLED(pthread_mutex_lock) },
	  REC_CAUSE_LOCK_WAIT,
	  CALLED(pthread_mutex_lock) },
	{ "a nested wait",
	  { .blocked = 299, .call = 299, .call_id = CALLED(poll) },
	  REC_CAUSE_NESTED_WAIT,
	  CALLED(poll) },
	{ "poll as a sleep",
	  { .blocked = 299, .call = 299, .call_id = CALLED(poll), .sleep = true },
	  REC_CAUSE_BLOCKED_CALL,
	  CALLED(poll) },
	{ "many short calls",
	  { .blocked = 290, .call = 3, .call_id = CALLED(read), .cpu = 20 },
	  REC_CAUSE_BLOCKED_CALL,
	  CALLED(read) },
	{ "computing",
	  { .cpu = 290, .blocked = 1, .call = 1, .call_id = CALLED(write) },
	  REC_CAUSE_CPU_BOUND,
	  0 },
	{ "computing inside a call",
	  { .cpu = 290, .blocked = 295, .call = 295, .call_id = CALLED(read) },
	  REC_CAUSE_CPU_BOUND,
	  0 },
	{ "no processor to be had", { .cpu = 30, .runq = 260 }, REC_CAUSE_RUNQUEUE_DELAY, 0 },
	{ "no processor inside a call",
	  { .runq = 260, .blocked = 290, .call = 290, .call_id = CALLED(read) },
	  REC_CAUSE_RUNQUEUE_DELAY,
	  0 },
	{ "paging", { .cpu = 20, .major_faults = 40 }, REC_CAUSE_PAGE_FAULT, 0 },
	{ "stopped",
	  { .still = 280, .blocked = 299, .call = 299, .call_id = CALLED(nanosleep) },
	  REC_CAUSE_SUSPENDED,
	  0 },
	{ "computing, then a call that takes a little longer",
	  { .cpu = 145, .blocked = 148, .call = 148, .call_id = CALLED(nanosleep) },
	  REC_CAUSE_BLOCKED_CALL,
	  CALLED(nanosleep) },
	{ "a call, then computing that takes a little longer",
	  { .cpu = 148, .blocked = 145, .call = 145, .call_id = CALLED(nanosleep) },
	  REC_CAUSE_CPU_BOUND,
	  0 },
	{ "a call among other things",
	  { .cpu = 60, .runq = 60, .blocked = 120, .call = 120, .call_id = CALLED(read) },
	  REC_CAUSE_BLOCKED_CALL,
	  CALLED(read) },
	{ "a call, and more time that was seen nowhere",
	  { .cpu = 10, .blocked = 60, .call = 60, .call_id = CALLED(read) },
	  REC_CAUSE_BLOCKED_CALL,
	  0 },
	{ "computing and a call, and more time that was seen nowhere",
	  { .cpu = 40, .runq = 4, .blocked = 110, .call = 110, .call_id = CALLED(read) },
	  REC_CAUSE_BLOCKED_CALL,
	  0 },
	{ "an unseen call",
	  { .blocked = 1, .call = 1, .call_id = CALLED(write) },
	  REC_CAUSE_BLOCKED_CALL,
	  0 },
	{ "many clients",
	  { .cpu = 280, .ready = 64, .switches = 64, .longest_gap = 10 },
	  REC_CAUSE_CONGESTION,
	  0 },
	{ "many clients, one slow",
	  { .cpu = 280, .ready = 64, .switches = 64, .longest_gap = 200 },
	  REC_CAUSE_CPU_BOUND,
	  0 },
};

static void table(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct evidence e = rows[i].e;

		e.duration = 300;
		e.threshold = 100;
		if (cause_decide(&e) != rows[i].cause ||
		    cause_culprit(&e, cause_decide(&e)) != rows[i].culprit)
			fail_msg("%s: cause %d", rows[i].what, cause_decide(&e));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(table) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
