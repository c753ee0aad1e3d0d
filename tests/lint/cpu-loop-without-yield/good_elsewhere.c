/* SPDX-License-Identifier: MIT */
/* The same work on a worker thread, on a thread of its own, and before the loop runs. */
#include <crypt.h>
#include <uv.h>

static unsigned long result;

static void compute(uv_work_t *request)
{
	for (long i = 0; i < 100000000; i++)
		result += (unsigned long)i;
	request->data = crypt("password", "$6$salt");
}

static void done(uv_work_t *request, int status)
{
	(void)request;
	(void)status;
}

static void forever(void *arg)
{
	(void)arg;
	for (;;)
		result++;
}

static void on_timer(uv_timer_t *timer)
{
	static uv_work_t work;

	uv_queue_work(timer->loop, &work, compute, done);
}

int main(void)
{
	uv_thread_t thread;
	uv_timer_t timer;

	for (long i = 0; i < 100000000; i++)
		result ^= (unsigned long)i;
	(void)uv_thread_create(&thread, forever, NULL);
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 0, 1000);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
