/* SPDX-License-Identifier: MIT */
/* The loop stands between two waits of the program's own event loop. */
#include <sys/epoll.h>

static volatile unsigned noise;

int main(void)
{
	struct epoll_event events[8];
	int poller = epoll_create1(0);

	for (long i = 0; i < 9000000; i++) /* before the loop nobody waits */
		noise += 1;
	for (;;) {
		int count = epoll_wait(poller, events, 8, -1);

		if (count < 0)
			break;
		/* EXPECT: cpu-loop-without-yield main warning root=main steps=2 */
		for (long i = 0; i < 9000000; i++)
			noise += 1;
	}
	return 0;
}
