/* SPDX-License-Identifier: MIT */
/* Functions of the program's own that happen to have libc names. Every real header of an event
 * library brings the real connect() along, so what is needed of it is declared here. */
struct event_base;
struct event;

extern struct event *event_new(struct event_base *base, int fd, short what,
                               void (*callback)(int, short, void *), void *data);

static int connect(const void *peer)
{
	return peer != 0;
}

static int fsync(int how)
{
	return how;
}

static void on_event(int fd, short what, void *data)
{
	fsync(connect(data));
}

struct event *start(struct event_base *base)
{
	return event_new(base, -1, 1, on_event, base);
}
