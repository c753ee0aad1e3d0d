/* SPDX-License-Identifier: MIT */
/* The local is waited for by a pointer of another file's table; and what another file begins on its
 * stack is the last that the program does.
 */
#include <event2/event_struct.h>

#include "service.h"

static void on_first(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	*(short *)arg = what;
}

static int first_turn(struct event_base *base)
{
	struct event first;
	short seen = 0;

	event_assign(&first, base, -1, 0, on_first, &seen);
	event_active(&first, EV_TIMEOUT, 0);
	clock_service.wait(base);
	return seen;
}

static void own_event(struct event_base *base, struct event *given)
{
	struct event *event = given;

	event_assign(event, base, -1, 0, on_first, base);
}

int main(void)
{
	static struct event given;
	struct event_base *base = event_base_new();

	if (!first_turn(base) || clock_service.start(base))
		return 1;
	own_event(base, &given);
	event_base_dispatch(base);
	return announce(base);
}
