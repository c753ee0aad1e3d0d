/* SPDX-License-Identifier: MIT */
/* The first read() finds something; the one after the last waits, because the pipe is blocking. */
#include <event2/event.h>
#include <unistd.h>

static void on_readable(evutil_socket_t fd, short what, void *data)
{
	char text[256];

	while (read(fd, text, 256) > 0) /* EXPECT: blocking-call read error root=on_readable */
		;
}

struct event *start(struct event_base *base)
{
	int ends[2];

	if (pipe(ends) < 0)
		return NULL;
	return event_new(base, ends[0], EV_READ | EV_PERSIST, on_readable, NULL);
}
