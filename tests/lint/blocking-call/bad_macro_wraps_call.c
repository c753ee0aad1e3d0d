/* SPDX-License-Identifier: MIT */
/* The place is where the macro is used, not where it is defined. */
#include <unistd.h>
#include <uv.h>

#define CHECK(call)                                                                                \
	do {                                                                                       \
		if ((call) < 0)                                                                    \
			return;                                                                    \
	} while (0)
#define SYNC(fd) CHECK(fsync(fd))

static void on_timer(uv_timer_t *timer)
{
	CHECK(fsync(1)); /* EXPECT: blocking-call fsync error */
	SYNC(2);         /* EXPECT: blocking-call fsync error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
