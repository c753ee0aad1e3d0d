/* SPDX-License-Identifier: MIT */
/* break leaves the switch, not the loop; continue leaves the rest of the body. */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	for (int i = 0; i < 9; i++) {
		switch (i) {
		case 1:
			break;
			sleep(1);
		default:
			continue;
			sleep(2);
		}
		continue;
		sleep(3);
	}
	do {
		break;
		sleep(4);
	} while (sleep(5));
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
