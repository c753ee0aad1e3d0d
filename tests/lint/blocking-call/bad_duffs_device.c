/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static void send_all(int count)
{
	int rounds = (count + 3) / 4;

	switch (count % 4) {
	case 0:
		do {
			sleep(4); /* EXPECT: blocking-call sleep error */
		case 3:
			sleep(3); /* EXPECT: blocking-call sleep error */
		case 2:
			sleep(2); /* EXPECT: blocking-call sleep error */
		case 1:
			sleep(1); /* EXPECT: blocking-call sleep error */
		} while (--rounds > 0);
	}
}

static void on_timer(uv_timer_t *timer)
{
	send_all(uv_timer_get_repeat(timer) & 15);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
