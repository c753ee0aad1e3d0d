/* SPDX-License-Identifier: MIT */
#include <uv.h>

static uv_work_t job;

static void work(uv_work_t *work_request)
{
	uv_fs_t request;

	uv_fs_stat(NULL, &request, "/etc/hosts", NULL);
	uv_fs_req_cleanup(&request);
	uv_fs_unlink(work_request->loop, &request, "/tmp/old", NULL);
	uv_fs_req_cleanup(&request);
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, work, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
