/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <fcntl.h>
#include <unistd.h>

static void on_readable(evutil_socket_t fd, short what, void *data)
{
	char text[256];

	while (read(fd, text, sizeof(text)) > 0)
		;
}

struct event *start(struct event_base *base)
{
	int ends[2];

	if (pipe2(ends, O_NONBLOCK) < 0)
		return NULL;
	return event_new(base, ends[0], EV_READ | EV_PERSIST, on_readable, NULL);
}
