/* SPDX-License-Identifier: MIT */
#include <uv.h>

void server_listen(uv_tcp_t *server, uv_connection_cb on_connection);
