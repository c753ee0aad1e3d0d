/* SPDX-License-Identifier: MIT */
#include <event2/event.h>

static void on_event(evutil_socket_t fd, short what, void *base)
{
	event_base_loopbreak(base);
	event_base_loopexit(base, NULL);
}

int main(void)
{
	struct event_base *base = event_base_new();
	struct event *event = event_new(base, -1, 0, on_event, base);

	event_active(event, 0, 0);
	return event_base_dispatch(base);
}
