/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <unistd.h>

static void on_readable(evutil_socket_t fd, short what, void *data)
{
	char head[4], body[256];

	if (read(fd, head, sizeof(head)) != sizeof(head))
		return;
	if (read(fd, body, 256) < 0) /* EXPECT: blocking-call read error root=on_readable */
		event_free(data);
}

struct event *start(struct event_base *base)
{
	int ends[2];

	if (pipe(ends) < 0)
		return NULL;
	return event_new(base, ends[0], EV_READ | EV_PERSIST, on_readable, event_self_cbarg());
}
