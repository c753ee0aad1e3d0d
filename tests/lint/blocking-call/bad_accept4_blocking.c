/* SPDX-License-Identifier: MIT */
/* The listener was reported ready; the connection that accept4() gives was not. */
#include <event2/event.h>
#include <sys/socket.h>
#include <unistd.h>

static void on_readable(evutil_socket_t fd, short what, void *data)
{
	char hello[16];
	int peer = accept4(fd, NULL, NULL, SOCK_CLOEXEC);

	if (peer < 0)
		return;
	if (read(peer, hello, 16) < 0) /* EXPECT: blocking-call read error root=on_readable */
		close(peer);
}

struct event *start(struct event_base *base, int listener)
{
	return event_new(base, listener, EV_READ | EV_PERSIST, on_readable, NULL);
}
