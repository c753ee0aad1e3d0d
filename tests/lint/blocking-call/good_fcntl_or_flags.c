/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

static void on_readable(evutil_socket_t fd, short what, void *data)
{
	char text[64];
	int peer = accept(fd, NULL, NULL);
	int flags;

	if (peer < 0)
		return;
	flags = fcntl(peer, F_GETFL, 0);
	if (flags < 0 || fcntl(peer, F_SETFL, flags | O_NONBLOCK) < 0) {
		close(peer);
		return;
	}
	while (read(peer, text, sizeof(text)) > 0)
		;
}

struct event *start(struct event_base *base, int listener)
{
	return event_new(base, listener, EV_READ, on_readable, NULL);
}
