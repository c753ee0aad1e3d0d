/* SPDX-License-Identifier: MIT */
/* The loop itself brings about what it asks for. */
#include <stdatomic.h>
#include <stdbool.h>
#include <uv.h>

struct queue {
	int count, first;
	int items[16];
};

static atomic_int total;

static void take(struct queue *q)
{
	q->count--;
	q->first = (q->first + 1) % 16;
}

static void empty(struct queue *q)
{
	while (q->count)
		take(q);
}

static void empty_here(struct queue *q)
{
	while (q->count > 0)
		q->count--;
}

static void add(int n)
{
	int old = atomic_load(&total);

	while (!atomic_compare_exchange_weak(&total, &old, old + n))
		;
}

static void add_gnu(int n)
{
	int old;

	do {
		old = atomic_load(&total);
	} while (!__sync_bool_compare_and_swap((int *)&total, old, old + n));
}

void work_elsewhere(struct queue *q);

static void until_worked(struct queue *q)
{
	while (q->count)
		work_elsewhere(q);
}

static void on_timer(uv_timer_t *timer)
{
	struct queue *q = timer->data;

	empty(q);
	empty_here(q);
	add(3);
	add_gnu(4);
	until_worked(q);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
