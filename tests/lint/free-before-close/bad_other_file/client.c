/* SPDX-License-Identifier: MIT */
/* The destructor, which is right when the loop has let go, and a close callback that is not it. */
#include "client.h"

#include <stdlib.h>

void client_free(struct client *client)
{
	client->name[0] = '\0';
	free(client);
}

void on_closed(uv_handle_t *handle)
{
	handle->data = NULL;
}

const struct client_ops on_heap = { .drop = client_free };
