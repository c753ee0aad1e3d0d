/* SPDX-License-Identifier: MIT */
/* One registering call, three callbacks. */
#include <event2/bufferevent.h>
#include <netdb.h>
#include <unistd.h>

static void on_read(struct bufferevent *bev, void *data)
{
	gethostbyname("localhost"); /* EXPECT: blocking-call gethostbyname error root=on_read */
}

static void on_write(struct bufferevent *bev, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_write */
}

static void on_event(struct bufferevent *bev, short what, void *data)
{
	fsync(1); /* EXPECT: blocking-call fsync error root=on_event */
}

void serve(struct bufferevent *bev)
{
	bufferevent_setcb(bev, on_read, on_write, on_event, NULL);
}
