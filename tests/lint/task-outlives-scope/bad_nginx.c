/* SPDX-License-Identifier: MIT */
/* A task on the stack of the handler that posts it. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_event.h>
#include <ngx_thread_pool.h>

static void work(void *data, ngx_log_t *log)
{
}

static void on_event(ngx_event_t *ev)
{
	ngx_thread_task_t task = { 0 };

	task.handler = work;
	/* EXPECT: task-outlives-scope ngx_thread_task_post error */
	if (ngx_thread_task_post(NULL, &task) != NGX_OK)
		ngx_log_abort(0, "no");
}

void take(ngx_event_t *ev)
{
	ev->handler = on_event;
}
