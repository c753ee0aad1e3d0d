/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <sys/socket.h>
#include <unistd.h>

static void on_readable(evutil_socket_t fd, short what, void *data)
{
	char hello[16];
	int peer = accept4(fd, NULL, NULL, SOCK_NONBLOCK);

	if (peer >= 0 && read(peer, hello, sizeof(hello)) < 0)
		close(peer);
}

struct event *start(struct event_base *base, int listener)
{
	return event_new(base, listener, EV_READ | EV_PERSIST, on_readable, NULL);
}
