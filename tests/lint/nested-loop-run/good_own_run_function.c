/* SPDX-License-Identifier: MIT */
/* A function of the program's own called like a library's. */
#include <event2/event.h>

static int uv_run(void *loop, int mode)
{
	return loop && mode;
}

static void on_event(evutil_socket_t fd, short what, void *base)
{
	uv_run(base, 0);
}

struct event *start(struct event_base *base)
{
	return event_new(base, -1, 0, on_event, base);
}
