/* SPDX-License-Identifier: MIT
 *
 * The timer's way is nearer, but only an answer comes to the file.
 */
#include <stddef.h>
#include <unistd.h>
#include <uv.h>

enum status {
	OK,
	TIMED_OUT
};

struct request {
	void (*done)(enum status status, const char *path);
	const char *path;
};

static void load(const char *path)
{
	access(path, R_OK); /* EXPECT: blocking-call access warning root=on_answer steps=6 */
}

static void on_info(enum status status, const char *path)
{
	if (status != OK)
		return;
	load(path);
}

static void complete(struct request *request, enum status status)
{
	request->done(status, request->path);
}

static void on_timeout(uv_timer_t *timer)
{
	complete(timer->data, TIMED_OUT);
}

static void answer(struct request *request, ssize_t size)
{
	complete(request, size > 0 ? OK : TIMED_OUT);
}

static void on_answer(uv_stream_t *stream, ssize_t size, const uv_buf_t *buf)
{
	(void)buf;
	answer(stream->data, size);
}

int ask(uv_timer_t *timer, uv_stream_t *stream, uv_alloc_cb alloc, struct request *request)
{
	request->done = on_info;
	timer->data = stream->data = request;
	uv_timer_start(timer, on_timeout, 1000, 0);
	return uv_read_start(stream, alloc, on_answer);
}
