/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	for (int i = (int)timer->repeat; i < 9; sleep(1)) { /* EXPECT: blocking-call sleep error */
		switch (i) {
		case 1:
			continue;
		default:
			break;
		}
		sleep(2); /* EXPECT: blocking-call sleep error */
	}
	do {
		continue;
	} while (sleep(3)); /* EXPECT: blocking-call sleep error */
	while (1) {
		while (1)
			break;
		sleep(4); /* EXPECT: blocking-call sleep error */
	}
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
