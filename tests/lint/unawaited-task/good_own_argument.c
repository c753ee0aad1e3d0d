/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <event2/listener.h>
#include <unistd.h>

/* libevent's idiom for an event that frees itself: it is its callback's data. */
static void on_input(evutil_socket_t fd, short what, void *arg)
{
	char buffer[64];

	(void)what;
	if (recv(fd, buffer, sizeof(buffer), MSG_DONTWAIT) <= 0) {
		event_free(arg);
		close(fd);
	}
}

static void on_connection(struct evconnlistener *listener, evutil_socket_t fd,
                          struct sockaddr *address, int length, void *base)
{
	struct event *input = event_new(base, fd, EV_READ | EV_PERSIST, on_input,
	                                event_self_cbarg());

	(void)listener;
	(void)address;
	(void)length;
	event_add(input, NULL);
}

static struct event *make(struct event_base *base, int fd)
{
	return event_new(base, fd, EV_READ | EV_PERSIST, on_input, event_self_cbarg());
}

void start(struct event_base *base, int fd)
{
	event_add(make(base, fd), NULL);
}

struct evconnlistener *serve(struct event_base *base, const struct sockaddr *address, int length)
{
	return evconnlistener_new_bind(base, on_connection, base, 0, -1, address, length);
}
