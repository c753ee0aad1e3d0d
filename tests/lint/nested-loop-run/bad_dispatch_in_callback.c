/* SPDX-License-Identifier: MIT */
#include <event2/event.h>

static void on_event(evutil_socket_t fd, short what, void *base)
{
	event_base_dispatch(base); /* EXPECT: nested-loop-run event_base_dispatch error */
}

struct event *start(struct event_base *base)
{
	return event_new(base, -1, EV_PERSIST, on_event, base);
}
