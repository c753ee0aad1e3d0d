/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static void on_readable(evutil_socket_t fd, short what, void *data)
{
	char text[64];
	int on = 1;
	int peer = accept(fd, NULL, NULL);

	if (peer < 0 || ioctl(peer, FIONBIO, &on) < 0)
		return;
	while (recv(peer, text, sizeof(text), 0) > 0)
		;
}

struct event *start(struct event_base *base, int listener)
{
	return event_new(base, listener, EV_READ, on_readable, NULL);
}
