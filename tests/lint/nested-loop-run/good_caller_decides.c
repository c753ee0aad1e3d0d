/* SPDX-License-Identifier: MIT */
/* connect_peer(wait) runs the loop only where the caller asks for it. */
#include <event2/event.h>
#include <stdbool.h>

static void connect_peer(struct event_base *base, bool wait)
{
	if (!wait)
		return;
	event_base_loop(base, EVLOOP_ONCE);
}

static void on_event(evutil_socket_t fd, short what, void *base)
{
	connect_peer(base, false);
}

int main(void)
{
	struct event_base *base = event_base_new();

	event_base_once(base, -1, EV_TIMEOUT, on_event, base, NULL);
	connect_peer(base, true);
	return event_base_dispatch(base);
}
