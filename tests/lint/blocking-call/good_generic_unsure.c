/* SPDX-License-Identifier: MIT */
/* What typeof an expression is nobody here knows, so neither is said to be chosen. */
#include <unistd.h>
#include <uv.h>

static int quick(int n)
{
	return n;
}

static int slow(int n)
{
	return (int)sleep((unsigned)n);
}

/* Versions of clang-format differ on _Generic. */
/* clang-format off */
#define SAME(x, y) _Generic((x), __typeof__((y) + 1): quick(1), default: slow(2))

static int (*const chosen)(int) = _Generic(1, __typeof__(1 + 1): quick, default: slow);

static void on_timer(uv_timer_t *timer)
{
	int n = 0;

	SAME(n, n);
	chosen(n);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
