/* SPDX-License-Identifier: MIT */
/* Looks like start-up code, but runs as often as somebody outside, a loop or a caller likes; or it
 * shows itself that it means to end what it begins. */
#include <event2/event.h>
#include <signal.h>
#include <stdlib.h>

static struct event_base *base;
static struct event *watched;
int connected(int fd);

static void on_event(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

/* A constructor, called at run time: its error path leaks one each time. */
static struct event *watch(int fd)
{
	/* EXPECT: unawaited-task event_new warning */
	struct event *event = event_new(base, fd, EV_READ | EV_PERSIST, on_event, NULL);

	if (!event || event_add(event, NULL) < 0 || connected(fd) < 0)
		return NULL;
	return event;
}

/* Called by main and by a callback. */
static void rearm(int number)
{
	/* EXPECT: unawaited-task event_new warning */
	event_add(evsignal_new(base, number, on_event, NULL), NULL);
}

static void on_accept(evutil_socket_t fd, short what, void *arg)
{
	(void)what;
	(void)arg;
	rearm(SIGHUP);
	watched = watch((int)fd);
}

/* Called in a loop. */
static void listen_on(int fd)
{
	/* EXPECT: unawaited-task event_new warning */
	struct event *event = event_new(base, fd, EV_READ | EV_PERSIST, on_accept, NULL);

	event_add(event, NULL);
}

/* By a pointer, nobody knows how often. */
static void reload(void)
{
	/* EXPECT: unawaited-task event_new warning */
	struct event *event = event_new(base, -1, EV_PERSIST, on_event, NULL);

	event_add(event, NULL);
}

void (*const on_reload)(void) = reload;

/* Ends it on one way out and forgets it on another. */
static int probe(int fd)
{
	/* EXPECT: unawaited-task event_new warning */
	struct event *event = event_new(base, fd, EV_READ, on_event, NULL);

	if (!event)
		return -1;
	if (connected(fd) < 0)
		return -1;
	event_free(event);
	return 0;
}

int main(int argc, char **argv)
{
	base = event_base_new();
	for (int i = 1; i < argc; i++)
		listen_on(atoi(argv[i]));
	rearm(SIGHUP);
	reload();
	return probe(3) < 0 ? 1 : event_base_dispatch(base);
}
