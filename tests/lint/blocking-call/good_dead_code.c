/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

#define DEBUG 0

static void trace(void)
{
	sleep(5);
}

static void on_timer(uv_timer_t *timer)
{
	if (0)
		sleep(1);
	if (DEBUG && timer->data)
		sleep(2);
	while (DEBUG)
		trace();
	for (; 0;)
		trace();
	switch (DEBUG) {
	case 1:
		sleep(3);
	}
	if (1 || timer->data)
		return;
	sleep(4);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
