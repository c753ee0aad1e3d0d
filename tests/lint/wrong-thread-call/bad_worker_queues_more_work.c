/* SPDX-License-Identifier: MIT */
/* Through a table of stages. */
#include <uv.h>

static uv_work_t job, second;

struct stage {
	void (*run)(uv_work_t *request);
};

static void compress(uv_work_t *request)
{
	(void)request;
}

static void split(uv_work_t *request)
{
	/* EXPECT: wrong-thread-call uv_queue_work error root=work steps=3 */
	uv_queue_work(request->loop, &second, compress, NULL);
}

static const struct stage stages[] = { { split } };

static void work(uv_work_t *request)
{
	stages[0].run(request);
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, work, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
