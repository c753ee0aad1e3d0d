/* SPDX-License-Identifier: MIT */
#include <uv.h>

static uv_async_t wake;
static uv_thread_t thread;

static void count(void *data)
{
	++*(int *)data;
	uv_async_send(&wake);
}

static void on_wake(uv_async_t *async)
{
	uv_close((uv_handle_t *)async, NULL);
}

int main(void)
{
	static int counter;
	uv_loop_t *loop = uv_default_loop();

	(void)uv_async_init(loop, &wake, on_wake);
	(void)uv_thread_create(&thread, count, &counter);
	uv_run(loop, UV_RUN_DEFAULT);
	uv_thread_join(&thread);
	uv_stop(loop);
	return uv_loop_close(loop);
}
