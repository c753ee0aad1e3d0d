/* SPDX-License-Identifier: MIT */
/* What is made for other threads. */
#include <uv.h>

static uv_work_t job;
static uv_async_t wake;
static uv_mutex_t lock;

static void work(uv_work_t *request)
{
	uv_mutex_lock(&lock);
	request->data = NULL;
	uv_mutex_unlock(&lock);
	uv_async_send(&wake);
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, work, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
