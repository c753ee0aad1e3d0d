/* SPDX-License-Identifier: MIT */
#include <uv.h>

static uv_fs_t request;

static void on_stat(uv_fs_t *done)
{
	uv_fs_req_cleanup(done);
}

static void on_timer(uv_timer_t *timer)
{
	uv_fs_stat(timer->loop, &request, "/etc", on_stat);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
