/* SPDX-License-Identifier: MIT */
#include "server.h"

void server_listen(uv_tcp_t *server, uv_connection_cb on_connection)
{
	/* EXPECT: unchecked-result uv_listen warning */
	uv_listen((uv_stream_t *)server, 64, on_connection);
}
