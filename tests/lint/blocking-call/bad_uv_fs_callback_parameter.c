/* SPDX-License-Identifier: MIT */
/* Whether it waits is decided by who calls load(). */
#include <uv.h>

static uv_fs_t request;

static int load(uv_loop_t *loop, uv_fs_cb done)
{
	return uv_fs_stat(loop, &request, "/", done); /* EXPECT: blocking-call uv_fs_stat warning */
}

static void on_loaded(uv_fs_t *done)
{
	uv_fs_req_cleanup(done);
}

static void on_timer(uv_timer_t *timer)
{
	load(timer->loop, on_loaded);
}

static void on_idle(uv_idle_t *idle)
{
	load(idle->loop, NULL);
}

int start(uv_timer_t *timer, uv_idle_t *idle)
{
	return uv_timer_start(timer, on_timer, 1000, 0) || uv_idle_start(idle, on_idle);
}
