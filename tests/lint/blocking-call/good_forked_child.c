/* SPDX-License-Identifier: MIT */
/* What the child of a fork does stops nobody; the project's own wrapper is a fork as well. */
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

static int children;

static void save(int fd)
{
	fsync(fd);
	_exit(0);
}

static int start_child(void)
{
	int child = fork();

	if (child == 0) {
		sleep(1);
	} else {
		if (child < 0)
			return -1;
		children++;
	}
	return child;
}

static void on_timer(uv_timer_t *timer)
{
	int child;

	if ((child = start_child()) == 0)
		save(1);
	else if (child < 0)
		timer->data = NULL;
	switch (fork()) {
	case 0:
		sleep(2);
		exit(1);
	default:
		break;
	}
	if (!vfork())
		sleep(3);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
