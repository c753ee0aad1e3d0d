/* SPDX-License-Identifier: MIT */
/* The one read is in a helper. */
#include <event2/event.h>
#include <unistd.h>

static ssize_t fill(int fd, char *text, size_t size)
{
	return read(fd, text, size);
}

static void on_readable(evutil_socket_t fd, short what, void *data)
{
	char text[256];

	if (fill(fd, text, sizeof(text)) <= 0)
		event_free(data);
}

struct event *start(struct event_base *base, int fd)
{
	return event_new(base, fd, EV_READ | EV_PERSIST, on_readable, event_self_cbarg());
}
