/* SPDX-License-Identifier: MIT */
/* The worker hands over a function; the loop calls it. */
#include <uv.h>

static uv_work_t job;
static uv_async_t wake;
static uv_timer_t timer;
static void (*next)(void);

static void on_tick(uv_timer_t *tick)
{
	uv_timer_stop(tick);
}

static void restart(void)
{
	uv_timer_start(&timer, on_tick, 10, 0);
}

static void work(uv_work_t *request)
{
	(void)request;
	next = restart;
	uv_async_send(&wake);
}

static void on_wake(uv_async_t *async)
{
	if (next)
		next();
	uv_queue_work(async->loop, &job, work, NULL);
}

int start(uv_loop_t *loop)
{
	return uv_async_init(loop, &wake, on_wake);
}
