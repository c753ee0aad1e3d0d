/* SPDX-License-Identifier: MIT */
/* Without a callback uv_fs_* waits for the disk right here. */
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	uv_fs_t request;

	/* EXPECT: blocking-call uv_fs_stat warning */
	uv_fs_stat(timer->loop, &request, "/etc", NULL);
	uv_fs_req_cleanup(&request);
	uv_fs_fsync(timer->loop, &request, 1, 0); /* EXPECT: blocking-call uv_fs_fsync error */
	uv_fs_req_cleanup(&request);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
