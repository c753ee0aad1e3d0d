/* SPDX-License-Identifier: MIT */
/* Tables of static objects: only by_long() is in them. */
#include <unistd.h>
#include <uv.h>

typedef int (*action)(int);

struct step {
	const char *name;
	action run;
};

static int by_int(int n)
{
	return (int)sleep((unsigned)n);
}

static int by_long(int n)
{
	return n;
}

static int by_anything(int n)
{
	return fsync(n);
}

/* Versions of clang-format differ on _Generic. */
/* clang-format off */
#define FOR(x) _Generic((x), int: by_int, long: by_long, default: by_anything)

static const action single = FOR(1L);
static const action table[] = { FOR(2L), FOR(3L) };
static const struct step steps[] = { { "one", FOR(4L) }, { .run = FOR(5L) } };

static void on_timer(uv_timer_t *timer)
{
	static const action own = FOR(6L);
	unsigned i = timer->data != NULL;

	single(0);
	table[i](0);
	steps[i].run(0);
	own(0);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
