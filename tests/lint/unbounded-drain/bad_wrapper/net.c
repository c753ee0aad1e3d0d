/* SPDX-License-Identifier: MIT */
#include "net.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>

void net_prepare(struct net *net)
{
	fcntl(net->fd, F_SETFL, O_NONBLOCK);
}

static long once(int fd, char *data, unsigned long size)
{
	long n;

	do
		n = recv(fd, data, size, MSG_DONTWAIT);
	while (n < 0 && errno == EINTR);
	return n;
}

long net_read(struct net *net, char *data, unsigned long size)
{
	long n = once(net->fd, data, size);

	if (n > 0)
		net->total += n;
	return n;
}
