/* SPDX-License-Identifier: MIT */
/* ONLY: blocking-while-locked */
/* A callback gives the lock back while the loop runs: libuv's own test of uv_async_send. */
#include <unistd.h>
#include <uv.h>

static uv_mutex_t mutex;
static uv_prepare_t prepare;

static void on_prepare(uv_prepare_t *handle)
{
	uv_mutex_unlock(&mutex);
	uv_close((uv_handle_t *)handle, NULL);
}

static void run_all(uv_loop_t *loop)
{
	uv_run(loop, UV_RUN_DEFAULT);
}

void by_hand(uv_loop_t *loop, uv_thread_t *thread)
{
	uv_prepare_init(loop, &prepare);
	uv_prepare_start(&prepare, on_prepare);
	uv_mutex_lock(&mutex);
	uv_run(loop, UV_RUN_DEFAULT);
	uv_thread_join(thread);
}

void through_a_helper(uv_loop_t *loop, uv_thread_t *thread)
{
	uv_mutex_lock(&mutex);
	run_all(loop);
	uv_thread_join(thread);
}
