/* SPDX-License-Identifier: MIT */
/* Long loops that wait on the way, or that can be ended by what they call. */
#include <event2/event.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/epoll.h>

void step_elsewhere(unsigned *state); /* nobody knows what it does */

static jmp_buf top;

static void until_jump(unsigned *state)
{
	for (;;)
		step_elsewhere(state);
}

static void fail(void)
{
	exit(1);
}

static void until_exit(unsigned state)
{
	for (;;) {
		state = state * 3 + 1;
		if (state % 1024 == 0)
			fail();
	}
}

static void until_changed(unsigned *state)
{
	while (*state != 1)
		*state = *state % 2 ? *state * 3 + 1 : *state / 2;
}

static void nested_loop(int poller)
{
	struct epoll_event events[8];

	for (;;) {
		if (epoll_wait(poller, events, 8, 0) < 0)
			break;
	}
}

static void on_read(evutil_socket_t fd, short what, void *arg)
{
	(void)what;
	if (!setjmp(top))
		until_jump(arg);
	until_exit((unsigned)fd);
	until_changed(arg);
	nested_loop(fd);
}

int main(void)
{
	struct event_base *base = event_base_new();
	unsigned state = 27;

	event_add(event_new(base, 0, EV_READ, on_read, &state), NULL);
	return event_base_dispatch(base);
}
