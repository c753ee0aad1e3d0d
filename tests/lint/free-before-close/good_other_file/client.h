/* SPDX-License-Identifier: MIT */
#include <uv.h>

struct client {
	uv_tcp_t tcp;
	const struct client_ops *ops;
	char *name;
};

struct client_ops {
	void (*drop)(struct client *client);
	void (*forget)(struct client *client);
};

extern const struct client_ops on_heap;
void client_forget(struct client *client);
void on_closed(uv_handle_t *handle);
