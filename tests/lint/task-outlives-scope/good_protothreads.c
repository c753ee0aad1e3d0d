/* SPDX-License-Identifier: MIT */
/* Static timers, and locals that are stopped. */
#include <contiki.h>

static void on_time(void *data)
{
}

PROCESS(blink, "blink");

PROCESS_THREAD(blink, event, data)
{
	static struct etimer timer;
	struct ctimer one;

	PROCESS_BEGIN();
	etimer_set(&timer, 128);
	ctimer_set(&one, 128, on_time, 0);
	ctimer_stop(&one);
	PROCESS_END();
}
