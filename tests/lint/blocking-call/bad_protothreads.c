/* SPDX-License-Identifier: MIT */
/* Processes and timers of Contiki share one processor. */
#include <contiki.h>
#include <unistd.h>

static void on_time(void *data)
{
	clock_wait(128); /* EXPECT: blocking-call clock_wait error root=on_time */
}

static void on_other_time(void *data)
{
	/* EXPECT: blocking-call clock_delay_usec error root=on_other_time */
	clock_delay_usec(20000);
	clock_delay_usec(100);
}

static int used(void)
{
	return sleep(1); /* EXPECT: blocking-call sleep error root=blink_thread says=etimer */
}

PROCESS(blink, "blink");

PROCESS_THREAD(blink, event, data)
{
	static struct ctimer timer, other;

	PROCESS_BEGIN();
	ctimer_set(&timer, 128, on_time, 0);
	ctimer_set_with_process(&other, 128, on_other_time, 0, &blink);
	used();
	PROCESS_WAIT_EVENT_UNTIL(event == 1);
	PROCESS_END();
}
