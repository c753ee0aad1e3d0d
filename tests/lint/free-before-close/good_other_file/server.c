/* SPDX-License-Identifier: MIT */
/* Freed by the close callback, which stands in another file; what is called here frees a part that
 * the loop does not know, or all of it when the loop has run.
 */
#include "client.h"

void close_only(struct client *client)
{
	uv_close((uv_handle_t *)&client->tcp, on_closed);
	client_forget(client);
}

void close_and_forget(struct client *client)
{
	uv_close((uv_handle_t *)&client->tcp, on_closed);
	on_heap.forget(client);
}

void drop_closed_one(struct client *client, uv_loop_t *loop)
{
	uv_close((uv_handle_t *)&client->tcp, NULL);
	uv_run(loop, UV_RUN_DEFAULT);
	on_heap.drop(client);
}
