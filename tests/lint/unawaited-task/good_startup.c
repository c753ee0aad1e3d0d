/* SPDX-License-Identifier: MIT */
/* What is put on the loop once, at start-up, stays there until the process ends. */
#include <event2/event.h>
#include <signal.h>
#include <stdlib.h>

static void on_event(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

static void add_signal(struct event_base *base, int number)
{
	event_add(evsignal_new(base, number, on_event, base), NULL);
}

static int init(struct event_base *base, int control)
{
	struct event *accept = event_new(base, control, EV_READ | EV_PERSIST, on_event, base);

	if (!accept || event_add(accept, NULL) < 0)
		return -1;
	evsignal_add(evsignal_new(base, SIGINT, on_event, base), NULL);
	add_signal(base, SIGTERM);
	add_signal(base, SIGUSR1);
	return 0;
}

static int serve(struct event_base *base, int control)
{
	if (init(base, control) < 0)
		return 1;
	return event_base_dispatch(base);
}

int main(int argc, char **argv)
{
	return serve(event_base_new(), argc > 1 ? atoi(argv[1]) : 0);
}
