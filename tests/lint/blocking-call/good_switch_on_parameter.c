/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

enum how {
	LAZY,
	SYNC,
	ALL
};

static void save(int fd, enum how how)
{
	switch (how) {
	case SYNC:
		fsync(fd);
		break;
	case ALL:
		sync();
		break;
	case LAZY:
		break;
	}
}

static void on_timer(uv_timer_t *timer)
{
	save(1, LAZY);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
