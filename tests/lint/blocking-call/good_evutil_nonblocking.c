/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <event2/util.h>
#include <sys/socket.h>
#include <unistd.h>

static void on_readable(evutil_socket_t fd, short what, void *data)
{
	char text[64];
	evutil_socket_t peer = accept(fd, NULL, NULL);

	if (peer < 0)
		return;
	evutil_make_socket_nonblocking(peer);
	while (recv(peer, text, sizeof(text), 0) > 0)
		;
}

struct event *start(struct event_base *base, int listener)
{
	return event_new(base, listener, EV_READ, on_readable, NULL);
}
