/* SPDX-License-Identifier: MIT */
/* The memory goes where the loop says that it is done with it; the name goes at any time. */
#include "client.h"

#include <stdlib.h>

void client_forget(struct client *client)
{
	free(client->name);
	client->name = NULL;
}

static void client_free(struct client *client)
{
	free(client);
}

void on_closed(uv_handle_t *handle)
{
	struct client *client = (struct client *)handle;

	client_forget(client);
	client_free(client);
}

const struct client_ops on_heap = { .drop = client_free, .forget = client_forget };
