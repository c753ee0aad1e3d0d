/* SPDX-License-Identifier: MIT */
/* Behind the table the library's answer is thrown away, and the table's own is always yes. */
#include "server.h"

int bind_to(uv_tcp_t *tcp, const struct sockaddr *address)
{
	/* EXPECT: unchecked-result uv_tcp_bind warning */
	uv_tcp_bind(tcp, address, 0);
	return 0;
}

static int plain_open(struct listener *listener, uv_connection_cb callback)
{
	/* EXPECT: unchecked-result uv_listen warning */
	uv_listen(listener->stream, 16, callback);
	return 0;
}

static void plain_take(struct listener *listener, uv_stream_t *client)
{
	uv_stream_t **server = &listener->stream;

	/* EXPECT: unchecked-result uv_accept warning */
	uv_accept(*server, client);
}

const struct listener_ops plain = { .open = plain_open, .take = plain_take };
