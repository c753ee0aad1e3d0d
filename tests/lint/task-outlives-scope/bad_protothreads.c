/* SPDX-License-Identifier: MIT */
/* Timers that are locals of what returns at every event. */
#include <contiki.h>

static void on_time(void *data)
{
}

PROCESS(blink, "blink");

PROCESS_THREAD(blink, event, data)
{
	struct etimer timer;
	struct ctimer one, two;

	PROCESS_BEGIN();
	etimer_set(&timer, 128);           /* EXPECT: task-outlives-scope etimer_set error */
	ctimer_set(&one, 128, on_time, 0); /* EXPECT: task-outlives-scope ctimer_set error */
	/* EXPECT: task-outlives-scope ctimer_set_with_process error */
	ctimer_set_with_process(&two, 128, on_time, 0, &blink);
	PROCESS_END();
}
