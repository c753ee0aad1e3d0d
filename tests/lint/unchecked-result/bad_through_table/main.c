/* SPDX-License-Identifier: MIT */
/* A server behind a table: what is looked at here is not what the library said. */
#include "server.h"

static uv_tcp_t client;

static void on_connection(uv_stream_t *stream, int status)
{
	struct listener *listener = stream->data;

	if (!status)
		listener->ops->take(listener, (uv_stream_t *)&client);
}

int start(struct listener *listener, const struct sockaddr *address)
{
	listener->ops = &plain;
	if (bind_to((uv_tcp_t *)listener->stream, address))
		return -1;
	return listener->ops->open(listener, on_connection);
}
