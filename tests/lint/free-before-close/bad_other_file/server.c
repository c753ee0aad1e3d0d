/* SPDX-License-Identifier: MIT */
/* What begins, and what frees before it has ended, stands in another file or behind a table. */
#include <stdlib.h>

#include "client.h"

void close_and_free(struct client *client)
{
	/* EXPECT: free-before-close uv_close error */
	uv_close((uv_handle_t *)&client->tcp, on_closed);
	client_free(client);
}

void close_and_drop(struct client *client)
{
	/* EXPECT: free-before-close uv_close error */
	uv_close((uv_handle_t *)&client->tcp, on_closed);
	on_heap.drop(client);
}

void close_what_it_points_to(struct client **slot)
{
	struct client *client = *slot;

	/* EXPECT: free-before-close uv_close error */
	uv_close((uv_handle_t *)client, on_closed);
	*slot = NULL;
	free(client);
}
