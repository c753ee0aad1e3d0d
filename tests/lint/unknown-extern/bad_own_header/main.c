/* SPDX-License-Identifier: MIT */
#include <event2/event.h>

#include "store.h"

static void on_read(evutil_socket_t fd, short what, void *arg)
{
	(void)what;
	/* EXPECT: unknown-extern store_put note root=on_read */
	store_put(arg, fd);
	store_touch(arg);
}

int main(void)
{
	struct event_base *base = event_base_new();

	event_add(event_new(base, 0, EV_READ, on_read, base), NULL);
	return event_base_dispatch(base);
}
