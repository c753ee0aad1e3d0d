/* SPDX-License-Identifier: MIT */
/* Threads of both kinds, and everything a stream offers. */
#include <pthread.h>
#include <uv.h>

static uv_tcp_t peer;
static uv_write_t request;
static uv_async_t wake;

static void on_written(uv_write_t *done, int status)
{
	(void)done;
	(void)status;
}

static void send_result(void *data)
{
	uv_buf_t buf = uv_buf_init(data, 4);

	/* EXPECT: wrong-thread-call uv_write error root=send_result */
	uv_write(&request, (uv_stream_t *)&peer, &buf, 1, on_written);
	uv_read_stop((uv_stream_t *)&peer); /* EXPECT: wrong-thread-call uv_read_stop error */
}

static void *finish(void *data)
{
	uv_stop(data); /* EXPECT: wrong-thread-call uv_stop error root=finish */
	return NULL;
}

static void on_wake(uv_async_t *async)
{
	static uv_thread_t a;
	static pthread_t b;

	(void)uv_thread_create(&a, send_result, "done");
	(void)pthread_create(&b, NULL, finish, async->loop);
}

int start(uv_loop_t *loop)
{
	return uv_async_init(loop, &wake, on_wake);
}
