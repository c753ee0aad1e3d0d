/* SPDX-License-Identifier: MIT */
/* A helper that serves events while it waits is a loop, too; the root that is named is the
 * outermost. */
#include <sys/epoll.h>
#include <unistd.h>

struct server {
	int poller;
	int stop;
	void (*handler)(struct server *server);
};

static void serve_once(struct server *server)
{
	struct epoll_event event;

	if (epoll_wait(server->poller, &event, 1, -1) == 1)
		server->handler(server);
}

static void answer_while_busy(struct server *server)
{
	for (int i = 0; i < 4; i++)
		serve_once(server);
}

static void handle(struct server *server)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=main */
	answer_while_busy(server);
}

int main(void)
{
	struct server server = { .poller = epoll_create1(0), .handler = handle };

	while (!server.stop)
		serve_once(&server);
	return 0;
}
