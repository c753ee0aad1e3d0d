/* SPDX-License-Identifier: MIT */
/* Pointers that are followed, and pointers that are called elsewhere than on a loop. */
#include <stdlib.h>
#include <uv.h>

typedef int (*step)(int value);

struct plan {
	step first, second;
};

extern void (*at_start)(void);
extern void (*in_worker)(void);

static int twice(int value)
{
	return 2 * value;
}

static int half(int value)
{
	return value / 2;
}

static const step steps[] = { twice, half };

static int apply(step function, int value)
{
	return function(value);
}

static step choose(int big)
{
	return big ? half : twice;
}

static int compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void work(uv_work_t *request)
{
	(void)request;
	in_worker();
}

static void on_timer(uv_timer_t *timer)
{
	static uv_work_t request;
	struct plan plan = { twice, half };
	int values[] = { 3, 1, 2 };
	step local = steps[values[1]];

	for (int i = 0; i < 2; i++)
		values[i] = steps[i](values[i]);
	values[0] = apply(twice, values[1]) + choose(values[2])(4) + local(5);
	values[1] = plan.first(plan.second(values[0]));
	qsort(values, 3, sizeof(values[0]), compare);
	uv_queue_work(timer->loop, &request, work, NULL);
}

int main(void)
{
	uv_timer_t timer;

	at_start();
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 0, 1000);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
