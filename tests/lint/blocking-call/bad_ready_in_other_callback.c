/* SPDX-License-Identifier: MIT */
/* One function, registered for a descriptor that is reported ready and as a timer for none. */
#include <event2/event.h>
#include <unistd.h>

static void on_event(evutil_socket_t fd, short what, void *data)
{
	char text[16];
	int *other = data;

	read(fd, text, sizeof(text));
	read(*other, text, 16); /* EXPECT: blocking-call read note assumes=some root=on_event */
}

struct event *start(struct event_base *base, int *fds)
{
	return event_new(base, fds[0], EV_READ, on_event, &fds[1]);
}
