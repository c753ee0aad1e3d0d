/* SPDX-License-Identifier: MIT */
/* The address got out earlier, in the loop's previous round: what runs in between may write it. */
#include <sys/select.h>
#include <uv.h>

static struct timeval *shared;

static void lengthen(void)
{
	if (shared)
		shared->tv_sec = 5;
}

static void on_timer(uv_timer_t *timer)
{
	struct timeval none = { 0, 0 };
	fd_set ready;

	for (int round = 0; round < 2; round++) {
		FD_ZERO(&ready);
		FD_SET(3, &ready);
		lengthen();
		select(4, &ready, NULL, NULL, &none); /* EXPECT: blocking-call select error */
		shared = &none;
	}
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
