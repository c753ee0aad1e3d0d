/* SPDX-License-Identifier: MIT */
/* The wait is two calls away from the loop, the handlers are in a table. */
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

struct loop;
typedef void handler(struct loop *loop, int fd);

struct loop {
	int poller;
	int stop;
	handler *handlers[64];
	struct epoll_event events[64];
};

static void save(struct loop *loop, int fd)
{
	(void)loop;
	fsync(fd); /* EXPECT: blocking-call fsync error root=run steps=4 */
}

static int api_poll(struct loop *loop)
{
	return epoll_wait(loop->poller, loop->events, 64, -1);
}

static void process_events(struct loop *loop)
{
	int count = api_poll(loop);

	for (int i = 0; i < count; i++) {
		int fd = loop->events[i].data.fd;

		loop->handlers[fd](loop, fd);
	}
}

static void run(struct loop *loop)
{
	while (!loop->stop)
		process_events(loop);
}

static struct loop *start(void)
{
	struct loop *loop = calloc(1, sizeof(*loop));

	sleep(1);
	loop->poller = epoll_create1(0);
	loop->handlers[0] = save;
	return loop;
}

int main(void)
{
	run(start());
	return 0;
}
