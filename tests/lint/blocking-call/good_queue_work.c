/* SPDX-License-Identifier: MIT */
#include <netdb.h>
#include <unistd.h>
#include <uv.h>

static uv_work_t job;

static void helper(void)
{
	sleep(1);
}

static void look_up(uv_work_t *work)
{
	work->data = gethostbyname("localhost");
	helper();
}

static void deliver(uv_work_t *work, int status)
{
	work->data = NULL;
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, look_up, deliver);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
