/* SPDX-License-Identifier: MIT */
/* A project's own "watcher" wraps the library's: the callback goes into a field and is run by a
 * trampoline. */
#include <event2/event.h>
#include <unistd.h>

struct watcher {
	void (*callback)(struct watcher *watcher);
	struct event *event;
};

static void trampoline(evutil_socket_t fd, short what, void *data)
{
	struct watcher *watcher = data;

	watcher->callback(watcher);
}

static void watch(struct watcher *watcher, struct event_base *base, int fd,
                  void (*callback)(struct watcher *watcher))
{
	watcher->callback = callback;
	watcher->event = event_new(base, fd, EV_READ, trampoline, watcher);
}

static void on_input(struct watcher *watcher)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=trampoline steps=3 */
}

void start(struct watcher *watcher, struct event_base *base)
{
	watch(watcher, base, 0, on_input);
}
