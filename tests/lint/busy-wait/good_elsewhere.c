/* SPDX-License-Identifier: MIT */
/* A thread of its own may poll, so may a worker, and main before the loop runs. */
#include <stdbool.h>
#include <unistd.h>
#include <uv.h>

static volatile bool ready, stop;

static void watch(void *arg)
{
	(void)arg;
	while (!stop)
		usleep(1000);
}

static void work(uv_work_t *request)
{
	(void)request;
	while (!ready)
		uv_sleep(10);
}

static void on_timer(uv_timer_t *timer)
{
	static uv_work_t request;

	uv_queue_work(timer->loop, &request, work, NULL);
	stop = true;
}

int main(void)
{
	uv_timer_t timer;
	uv_thread_t thread;

	(void)uv_thread_create(&thread, watch, NULL);
	while (!ready)
		usleep(1000);
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
