/* SPDX-License-Identifier: MIT */
#include "server.h"

static void on_connection(uv_stream_t *server, int status)
{
	(void)server;
	(void)status;
}

void start(uv_tcp_t *server)
{
	server_listen(server, on_connection);
}
