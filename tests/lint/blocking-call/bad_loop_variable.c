/* SPDX-License-Identifier: MIT */
/* Values that change around a loop. */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	int first = 1, count = 0, last = 0;

	for (int i = 0; i < 10; i++) {
		if (!first)
			sleep(1); /* EXPECT: blocking-call sleep error */
		first = 0;
		if (count == 5)
			sleep(2); /* EXPECT: blocking-call sleep error */
		count++;
	}
	while (!last) {
		last = uv_timer_get_repeat(timer) > 5;
		if (last)
			sleep(3); /* EXPECT: blocking-call sleep error */
	}
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
