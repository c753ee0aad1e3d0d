/* SPDX-License-Identifier: MIT */
/* Reported ready, and read once: that does not wait, whatever the descriptor is. */
#include <event2/event.h>
#include <unistd.h>

static void on_readable(evutil_socket_t fd, short what, void *data)
{
	char text[256];
	ssize_t size = read(fd, text, sizeof(text));

	if (size <= 0)
		event_free(data);
}

struct event *start(struct event_base *base, int fd)
{
	return event_new(base, fd, EV_READ | EV_PERSIST, on_readable, event_self_cbarg());
}
