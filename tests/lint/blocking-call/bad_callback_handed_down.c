/* SPDX-License-Identifier: MIT */
/* The loop hands down functions that wait: to a foreach, in a struct on its stack, and one that it
 * got itself. An object that lives longer may hold anybody's. */
#include <unistd.h>
#include <uv.h>

static void foreach(const int *values, void (*visit)(int value))
{
	for (; *values; values++)
		visit(*values);
}

struct walker {
	void (*step)(int value);
};

static void walk(const struct walker *walker, const int *values)
{
	for (; *values; values++)
		walker->step(*values);
}

static void nap(int value)
{
	sleep((unsigned)value); /* EXPECT: blocking-call sleep error root=on_timer steps=4 */
}

static void flush(int value)
{
	fsync(value); /* EXPECT: blocking-call fsync error root=on_timer */
}

static void sync_one(int value)
{
	fdatasync(value); /* EXPECT: blocking-call fdatasync error root=on_timer */
}

static void lazy(int value)
{
	usleep((unsigned)value); /* EXPECT: blocking-call usleep error root=on_timer */
}

static void harmless(int value)
{
	(void)value;
}

static struct walker *kept;

static void with(const int *values, void (*visit)(int value))
{
	foreach(values, visit);
}

static void on_timer(uv_timer_t *timer)
{
	struct walker walker = { .step = flush };

	foreach(timer->data, nap);
	with(timer->data, sync_one);
	walk(&walker, timer->data);
	foreach(timer->data, harmless);
	kept->step(500000);
}

void keep(struct walker *walker)
{
	walker->step = lazy;
	kept = walker;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
