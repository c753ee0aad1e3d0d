/* SPDX-License-Identifier: MIT */
/* One wait is no loop: a helper may wait for an answer. NO LOOP HERE */
#include <sys/epoll.h>
#include <unistd.h>

static int wait_for(int poller)
{
	struct epoll_event event;

	return epoll_wait(poller, &event, 1, 1000);
}

int main(void)
{
	if (wait_for(epoll_create1(0)) == 1)
		sleep(1);
	return 0;
}
