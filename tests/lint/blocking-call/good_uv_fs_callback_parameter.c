/* SPDX-License-Identifier: MIT */
#include <uv.h>

static uv_fs_t request;

static int load(uv_loop_t *loop, uv_fs_cb done)
{
	return uv_fs_stat(loop, &request, "/", done);
}

static void on_loaded(uv_fs_t *done)
{
	uv_fs_req_cleanup(done);
}

static void on_timer(uv_timer_t *timer)
{
	load(timer->loop, on_loaded);
}

int main(void)
{
	uv_timer_t timer;

	load(uv_default_loop(), NULL);
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
