/* SPDX-License-Identifier: MIT */
#include <event2/event.h>

static void on_tick(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

/* Another event's argument does not help: this one nobody has. */
void start(struct event_base *base, void *arg)
{
	/* EXPECT: unawaited-task event_new warning */
	struct event *tick = event_new(base, -1, EV_PERSIST, on_tick, arg);
	struct event *once = event_new(base, -1, 0, on_tick, event_self_cbarg());

	event_add(tick, NULL);
	event_add(once, NULL);
}
