/* SPDX-License-Identifier: MIT */
/* The task computes; the handler of its event, on the loop again, answers. */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

struct job {
	ngx_http_request_t *request;
	ngx_int_t status;
};

static void work(void *data, ngx_log_t *log)
{
	struct job *job = data;

	job->status = NGX_HTTP_NO_CONTENT;
}

static void worked(ngx_event_t *ev)
{
	struct job *job = ev->data;

	ngx_http_finalize_request(job->request, job->status);
	ngx_http_run_posted_requests(job->request->connection);
}

void take(ngx_thread_task_t *task)
{
	task->handler = work;
	task->event.handler = worked;
}
