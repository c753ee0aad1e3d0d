/* SPDX-License-Identifier: MIT */
/* The calls of libevent 1, which run the global base. */
#include <event.h>

static void on_event(int fd, short what, void *data)
{
	if (data)
		event_dispatch(); /* EXPECT: nested-loop-run event_dispatch error */
	else
		event_loop(EVLOOP_ONCE); /* EXPECT: nested-loop-run event_loop error */
}

void start(struct event *event)
{
	event_set(event, 0, EV_READ, on_event, NULL);
	event_add(event, NULL);
}
