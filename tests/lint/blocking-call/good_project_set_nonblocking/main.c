/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <sys/socket.h>
#include <unistd.h>
#include "net.h"

static void on_readable(evutil_socket_t fd, short what, void *data)
{
	char text[64];
	int peer = accept(fd, NULL, NULL);

	if (peer < 0)
		return;
	if (set_nonblocking(peer) < 0) {
		close(peer);
		return;
	}
	while (read(peer, text, sizeof(text)) > 0)
		;
}

struct event *start(struct event_base *base, int listener);

struct event *start(struct event_base *base, int listener)
{
	return event_new(base, listener, EV_READ, on_readable, NULL);
}
