/* SPDX-License-Identifier: MIT */
/* A table of 33 functions; the one that waits is the last. */
#include <unistd.h>
#include <uv.h>

static int slow(void)
{
	return fsync(1); /* EXPECT: blocking-call fsync error root=on_timer */
}

#define F(n)                                                                                       \
	static int f##n(void)                                                                      \
	{                                                                                          \
		return n;                                                                          \
	}
#define F8(n) F(n##0) F(n##1) F(n##2) F(n##3) F(n##4) F(n##5) F(n##6) F(n##7)
#define N8(n) f##n##0, f##n##1, f##n##2, f##n##3, f##n##4, f##n##5, f##n##6, f##n##7

F8(1)
F8(2)
F8(3)
F8(4)

static int (*const table[])(void) = { N8(1), N8(2), N8(3), N8(4), slow };

static void on_timer(uv_timer_t *timer)
{
	table[uv_timer_get_repeat(timer)]();
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
