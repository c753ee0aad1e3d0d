/* SPDX-License-Identifier: MIT */
#include <uv.h>

#include "digest.h"

static void on_request(uv_stream_t *stream, ssize_t nread, const uv_buf_t *buf)
{
	if (nread > 0)
		stream->data = (void *)digest(buf->base, (unsigned long)nread);
}

int serve(uv_stream_t *stream, uv_alloc_cb alloc)
{
	return uv_read_start(stream, alloc, on_request);
}
