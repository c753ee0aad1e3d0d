/* SPDX-License-Identifier: MIT */
#include <uv.h>

struct listener {
	uv_stream_t *stream;
	const struct listener_ops *ops;
	int error;
};

struct listener_ops {
	int (*open)(struct listener *listener, uv_connection_cb callback);
	void (*take)(struct listener *listener, uv_stream_t *client);
};

extern const struct listener_ops plain;
int bind_to(uv_tcp_t *tcp, const struct sockaddr *address);
