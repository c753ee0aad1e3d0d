/* SPDX-License-Identifier: MIT */
/* What can be read from a connection, as a stream and by the datagram; none of it waits. */
#include "net.h"

#include <sys/socket.h>

static long plain_get(struct net *net, char *data, size_t size)
{
	return recv(net->fd, data, size, MSG_DONTWAIT);
}

static long plain_next(struct net *net, char *data, size_t size)
{
	return recvfrom(net->fd, data, size, MSG_DONTWAIT, NULL, NULL);
}

const struct net_ops plain = { .get = plain_get, .next = plain_next };

void net_add(struct net *net, const char *data, long size)
{
	for (long i = 0; i < size; i++)
		net->total += (unsigned char)data[i];
}
