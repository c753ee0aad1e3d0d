/* SPDX-License-Identifier: MIT */
/* Behind the table the library's answer is handed on, kept in the object, or asked for. */
#include "server.h"

int bind_to(uv_tcp_t *tcp, const struct sockaddr *address)
{
	return uv_tcp_bind(tcp, address, 0);
}

static int plain_open(struct listener *listener, uv_connection_cb callback)
{
	int error = uv_listen(listener->stream, 16, callback);

	return error < 0 ? error : 0;
}

static void plain_take(struct listener *listener, uv_stream_t *client)
{
	int *error = &listener->error;

	*error = uv_accept(listener->stream, client);
}

const struct listener_ops plain = { .open = plain_open, .take = plain_take };
