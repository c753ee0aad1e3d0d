/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>

#include "object.h"

struct socket {
	struct object object;
	int fd;
};

static void finalize(struct object *object)
{
	close(((struct socket *)object)->fd);
}

struct object *socket_new(void)
{
	static const struct type type = { .finalize = finalize };
	struct socket *socket = malloc(sizeof(*socket));

	if (!socket)
		return NULL;
	socket->object.type = &type;
	socket->object.count = 1;
	socket->fd = -1;
	return &socket->object;
}
