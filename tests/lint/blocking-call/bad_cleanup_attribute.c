/* SPDX-License-Identifier: MIT */
/* What a cleanup attribute calls is called where the scope is left. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

struct child {
	int pause;
};

static void child_wait(struct child **child)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer steps=3 */
	free(*child);
}

static void close_log(FILE **log)
{
	if (*log)
		fclose(*log); /* EXPECT: blocking-call fclose note */
}

static void sync_fd(int *fd)
{
	fsync(*fd); /* EXPECT: blocking-call fsync error */
}

#define auto_child __attribute__((cleanup(child_wait))) struct child *

static void on_timer(uv_timer_t *timer)
{
	auto_child child = timer->data;

	if (!child->pause)
		return;
	if (child->pause > 3)
		goto out;
	timer->data = NULL;
out:
	child->pause--;
}

static void on_idle(uv_idle_t *idle)
{
	__attribute__((cleanup(close_log))) FILE *log = idle->data;

	for (int i = 0; i < 3; i++) {
		__attribute__((cleanup(sync_fd))) int fd = i;

		if (fd == 2)
			break;
	}
	idle->data = NULL;
	(void)log;
}

void start(uv_timer_t *timer, uv_idle_t *idle)
{
	uv_timer_start(timer, on_timer, 10, 0);
	uv_idle_start(idle, on_idle);
}
