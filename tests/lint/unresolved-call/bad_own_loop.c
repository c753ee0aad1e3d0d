/* SPDX-License-Identifier: MIT */
#include <sys/epoll.h>

struct watcher {
	void (*run)(struct watcher *watcher, unsigned events);
};

int main(void)
{
	struct epoll_event events[8];
	int poller = epoll_create1(0);

	for (;;) {
		int count = epoll_wait(poller, events, 8, -1);

		for (int i = 0; i < count; i++) {
			struct watcher *watcher = events[i].data.ptr;

			/* EXPECT: unresolved-call run note root=main steps=2 */
			watcher->run(watcher, events[i].events);
		}
	}
}
