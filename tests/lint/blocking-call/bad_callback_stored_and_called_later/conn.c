/* SPDX-License-Identifier: MIT */
#include "conn.h"

static void on_alloc(uv_handle_t *handle, size_t size, uv_buf_t *buf)
{
	static char space[512];

	*buf = uv_buf_init(space, sizeof(space));
}

static void on_read(uv_stream_t *stream, ssize_t size, const uv_buf_t *buf)
{
	struct conn *conn = stream->data;

	if (size > 0)
		conn->on_line(conn->user, buf->base);
}

int conn_start(struct conn *conn, line_fn *on_line, void *user)
{
	conn->on_line = on_line;
	conn->user = user;
	conn->stream->data = conn;
	return uv_read_start(conn->stream, on_alloc, on_read);
}
