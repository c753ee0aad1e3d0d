/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	int tries = 0;

	if (timer->data)
		goto inside;
	goto out;
	while (tries < 3) {
		tries++;
inside:
		sleep(1); /* EXPECT: blocking-call sleep error */
	}
again:
	if (tries++ < 9)
		goto again;
out:
	sleep(2); /* EXPECT: blocking-call sleep error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
