/* SPDX-License-Identifier: MIT */
/* An enum goes with its integer type, so the slow one is chosen. */
#include <unistd.h>
#include <uv.h>

enum priority {
	LOW,
	HIGH
};

static int by_priority(enum priority p)
{
	return (int)sleep(p); /* EXPECT: blocking-call sleep error root=on_timer */
}

static int by_number(long n)
{
	return n != 0;
}

/* Versions of clang-format differ on _Generic. */
/* clang-format off */
#define handle(x) _Generic((x), unsigned int: by_priority(x), default: by_number(x))
#define stored(p) _Generic((p), unsigned int *: by_priority(*(p)), default: by_number(0))

static void on_timer(uv_timer_t *timer)
{
	enum priority p = HIGH;

	handle(p);
	stored(&p);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
