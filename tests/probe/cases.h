/* SPDX-License-Identifier: MIT
 *
 * cases.h - programs that let a loop block in one call after the other.
 *
 * A case is a function that blocks and one that ends it, which a thread calls LONG_MS later. Each
 * runs in a turn of its own. What the report must say of each stands in the program's last comment.
 */
#ifndef TESTS_PROBE_CASES_H
#define TESTS_PROBE_CASES_H

#include "victim.h"

enum {
	LONG_MS = 200,
	FIRST_TURN = 3
};

typedef void case_fn(void);

/* What blocks, and what ends it; NULL: it ends by itself. */
struct blocking_case {
	case_fn *block, *end;
};

/* The function do_NAME, which the report shall name as a frame. */
#define DO(name, ...)                                                                              \
	static NOINLINE void do_##name(void)                                                       \
	{                                                                                          \
		__VA_ARGS__;                                                                       \
		STAY();                                                                            \
	}

static const struct blocking_case *all_cases;
static size_t case_count;

static inline void *end_later(void *data)
{
	sleep_ms(LONG_MS);
	(*(case_fn *const *)data)();
	return NULL;
}

static NOINLINE void case_turn(int number)
{
	const struct blocking_case *one = &all_cases[number - FIRST_TURN];
	pthread_t thread = pthread_self();

	if (number < FIRST_TURN)
		return;
	if (one->end)
		thread = start(end_later, (void *)(uintptr_t)&one->end);
	one->block();
	if (one->end)
		MUST(pthread_join(thread, NULL) == 0);
	STAY();
}

/* Runs COUNT cases. */
static inline void run_cases(const struct blocking_case *cases, size_t count)
{
	all_cases = cases;
	case_count = count;
	run_epoll((int)count + FIRST_TURN, case_turn);
}

#define RUN_CASES(cases) run_cases(cases, sizeof(cases) / sizeof((cases)[0]))

#endif
