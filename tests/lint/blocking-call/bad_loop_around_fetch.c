/* SPDX-License-Identifier: MIT
 *
 * The wait is tried again in a helper, or looks for the next task that is ready; what hands the
 * tasks out is the circle around it.
 */
#include <errno.h>
#include <sys/epoll.h>
#include <unistd.h>

struct task {
	void (*run)(struct task *task);
};

static struct task *next(int epoll)
{
	struct epoll_event event;

	for (;;) {
		int count = epoll_wait(epoll, &event, 1, -1);

		if (count < 0 && errno == EINTR)
			continue;
		if (count == 1)
			return event.data.ptr;
	}
}

static int wait_again(int epoll, struct epoll_event *event)
{
	int count;

	do
		count = epoll_wait(epoll, event, 1, -1);
	while (count < 0 && errno == EINTR);
	return count;
}

static void on_client(struct task *task)
{
	(void)task;
	sleep(5); /* EXPECT: blocking-call sleep error root=serve */
}

static void on_other(struct task *task)
{
	(void)task;
	sleep(6); /* EXPECT: blocking-call sleep error root=serve_others */
}

static struct task client = { on_client };

static void run(struct task *task)
{
	task->run(task);
}

int serve(int epoll)
{
	struct epoll_event event = { EPOLLIN, { .ptr = &client } };
	struct task *task;

	epoll_ctl(epoll, EPOLL_CTL_ADD, 0, &event);
	while ((task = next(epoll)))
		run(task);
	return 0;
}

int serve_others(int epoll, void (**handler)(struct task *))
{
	struct epoll_event event;

	*handler = on_other;
	while (wait_again(epoll, &event) >= 0)
		(*handler)(event.data.ptr);
	return 0;
}
