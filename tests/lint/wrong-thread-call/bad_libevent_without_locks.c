/* SPDX-License-Identifier: MIT */
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <pthread.h>

static struct bufferevent *peer;
static struct event *retry;

static void *resolve(void *data)
{
	static const struct timeval soon = { 1, 0 };

	/* EXPECT: wrong-thread-call bufferevent_write error root=resolve */
	bufferevent_write(peer, data, 4);
	event_add(retry, &soon); /* EXPECT: wrong-thread-call event_add error */
	return NULL;
}

static void on_event(evutil_socket_t fd, short what, void *data)
{
	static pthread_t thread;

	(void)fd;
	(void)what;
	(void)pthread_create(&thread, NULL, resolve, data);
}

int start(struct event_base *base)
{
	retry = event_new(base, -1, 0, on_event, NULL);
	return retry ? 0 : -1;
}
