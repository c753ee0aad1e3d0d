/* SPDX-License-Identifier: MIT */
/* What the caller passes has a case of its own, so default: is not for it. */
#include <unistd.h>
#include <uv.h>

enum how {
	LAZY = 1,
	SYNC,
};

static void save(int fd, enum how how)
{
	switch (how) {
	case LAZY:
		break;
	default:
		fsync(fd);
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
