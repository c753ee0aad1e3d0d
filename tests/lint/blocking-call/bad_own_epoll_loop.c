/* SPDX-License-Identifier: MIT */
/* A loop of the program's own: what it does between two waits runs on the loop. */
#include <fcntl.h>
#include <sys/epoll.h>
#include <unistd.h>

static void handle(int fd)
{
	char byte;

	while (read(fd, &byte, 1) == 1) /* EXPECT: blocking-call read note assumes=some */
		sleep(1);               /* EXPECT: blocking-call sleep error root=main steps=3 */
}

int main(void)
{
	struct epoll_event events[8];
	int poller = epoll_create1(0), log = open("log", O_WRONLY | O_APPEND);

	fsync(log);
	for (;;) {
		int count = epoll_wait(poller, events, 8, -1);

		if (count < 0)
			break;
		for (int i = 0; i < count; i++)
			handle(events[i].data.fd);
		fdatasync(log); /* EXPECT: blocking-call fdatasync error root=main steps=2 */
	}
	fsync(log);
	return 0;
}
