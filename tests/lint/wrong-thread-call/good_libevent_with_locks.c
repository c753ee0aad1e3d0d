/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <event2/thread.h>
#include <pthread.h>

static struct event *done;

static void *resolve(void *data)
{
	event_active(done, EV_TIMEOUT, 0);
	event_del(done);
	return data;
}

static void on_event(evutil_socket_t fd, short what, void *data)
{
	static pthread_t thread;

	(void)fd;
	(void)what;
	(void)pthread_create(&thread, NULL, resolve, data);
}

int main(void)
{
	struct event_base *base;

	evthread_use_pthreads();
	base = event_base_new();
	done = event_new(base, -1, 0, on_event, NULL);
	event_add(done, NULL);
	return event_base_dispatch(base);
}
