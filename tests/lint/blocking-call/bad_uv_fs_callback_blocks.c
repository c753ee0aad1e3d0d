/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static uv_fs_t request;

static void on_stat(uv_fs_t *done)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_stat */
	uv_fs_req_cleanup(done);
}

int start(uv_loop_t *loop)
{
	return uv_fs_stat(loop, &request, "/etc", on_stat);
}
