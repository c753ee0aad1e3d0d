/* SPDX-License-Identifier: MIT */
#include <sys/epoll.h>

void nap(void);

int main(void)
{
	struct epoll_event event;
	int events = epoll_create1(0);

	while (epoll_wait(events, &event, 1, -1) >= 0)
		nap();
	return 1;
}
