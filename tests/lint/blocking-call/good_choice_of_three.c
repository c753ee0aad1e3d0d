/* SPDX-License-Identifier: MIT */
/* Three ways meet after a parameter chose between two: what is known of the rest stays known. */
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

static int port_of(int fd, int *port, int peer)
{
	struct sockaddr_storage address;
	socklen_t size = sizeof(address);
	int flags = MSG_DONTWAIT;
	char byte;

	if (peer) {
		if (getpeername(fd, (struct sockaddr *)&address, &size) == -1)
			goto error;
	} else {
		if (getsockname(fd, (struct sockaddr *)&address, &size) == -1)
			goto error;
	}
	if (address.ss_family == AF_INET) {
		struct sockaddr_in *in = (struct sockaddr_in *)&address;

		if (port)
			*port = ntohs(in->sin_port);
	} else if (address.ss_family == AF_UNIX) {
		if (port)
			*port = 0;
	} else {
		goto error;
	}
	return (int)recv(fd, &byte, 1, flags);

error:
	if (port)
		*port = 0;
	return (int)recv(fd, &byte, 1, flags);
}

static void on_timer(uv_timer_t *timer)
{
	int port;

	port_of(3, &port, 1);
	port_of(4, NULL, 0);
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
