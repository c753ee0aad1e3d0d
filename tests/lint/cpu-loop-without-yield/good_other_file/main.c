/* SPDX-License-Identifier: MIT */
/* The callback takes the quick function of the table; the slow one is a worker's. */
#include <uv.h>

#include "digest.h"

static void compute(uv_work_t *work)
{
	work->data = (void *)plain.slow(work->data, 4);
}

static void on_request(uv_stream_t *stream, ssize_t nread, const uv_buf_t *buf)
{
	static uv_work_t work;

	if (nread > 0)
		stream->data = (void *)digest_short(plain.quick(buf->base, (unsigned long)nread));
	work.data = (void *)plain.name;
	uv_queue_work(stream->loop, &work, compute, NULL);
}

int serve(uv_stream_t *stream, uv_alloc_cb alloc)
{
	return uv_read_start(stream, alloc, on_request);
}
