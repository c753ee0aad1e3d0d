/* SPDX-License-Identifier: MIT */
/* Selections in the sizes of arrays are not printed; the others are still told apart. */
#include <unistd.h>
#include <uv.h>

static int quick(int n)
{
	return n;
}

static int slow(int n)
{
	return (int)sleep((unsigned)n); /* EXPECT: blocking-call sleep error root=on_timer */
}

static int never(int n)
{
	return (int)usleep((unsigned)n);
}

/* Versions of clang-format differ on _Generic. */
/* clang-format off */
#define WORDS(x) _Generic((x), int: 4, default: 8)

static void on_timer(uv_timer_t *timer)
{
	char first[WORDS(1)], second[WORDS(1L)];

	first[0] = second[0] = 0;
	_Generic(first, int *: never, char *: quick)(first[0]);
	_Generic(sizeof(char[WORDS(1.0)]), int: never, unsigned long: slow, default: quick)(2);
	_Generic(second[0], char: quick, default: never)(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
