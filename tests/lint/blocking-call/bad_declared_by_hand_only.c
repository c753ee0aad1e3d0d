/* SPDX-License-Identifier: MIT */
/* As before, and no header that brings the real declaration. */
struct event_base;
struct event;

extern unsigned sleep(unsigned seconds);
extern struct event *event_new(struct event_base *base, int fd, short what,
                               void (*callback)(int, short, void *), void *data);

static void on_event(int fd, short what, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_event */
}

struct event *start(struct event_base *base)
{
	return event_new(base, -1, 1, on_event, 0);
}
