/* SPDX-License-Identifier: MIT */
/* Only one of the two members is zero. */
#include <sys/select.h>
#include <time.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	struct timeval wait = { .tv_usec = 0, .tv_sec = uv_timer_get_repeat(timer) };
	struct timespec nap = { .tv_nsec = 500000000 };

	select(0, NULL, NULL, NULL, &wait); /* EXPECT: blocking-call select error */
	nanosleep(&nap, NULL);              /* EXPECT: blocking-call nanosleep error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
