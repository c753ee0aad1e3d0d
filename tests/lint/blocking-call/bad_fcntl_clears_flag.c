/* SPDX-License-Identifier: MIT */
/* The flag is taken away again. */
#include <event2/event.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

static void on_readable(evutil_socket_t fd, short what, void *data)
{
	char text[64];
	int peer = accept4(fd, NULL, NULL, SOCK_NONBLOCK);
	int flags = fcntl(peer, F_GETFL);

	fcntl(peer, F_SETFL, flags & ~O_NONBLOCK);
	while (read(peer, text, 64) > 0) /* EXPECT: blocking-call read error assumes=none */
		;
}

struct event *start(struct event_base *base, int listener)
{
	return event_new(base, listener, EV_READ, on_readable, NULL);
}
