/* SPDX-License-Identifier: MIT */
/* A task of the request's pool. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>
#include <ngx_thread_pool.h>

static void work(void *data, ngx_log_t *log)
{
}

static ngx_int_t on_request(ngx_http_request_t *r)
{
	ngx_thread_task_t *task = ngx_thread_task_alloc(r->pool, 0);

	task->handler = work;
	return ngx_thread_task_post(NULL, task);
}

void take(ngx_http_request_t *r)
{
	r->content_handler = on_request;
}
