/* SPDX-License-Identifier: MIT */
/* A process that lets time pass with an event. */
#include <contiki.h>

PROCESS(blink, "blink");

PROCESS_THREAD(blink, event, data)
{
	static struct etimer timer;

	PROCESS_BEGIN();
	etimer_set(&timer, 128);
	PROCESS_WAIT_EVENT_UNTIL(etimer_expired(&timer));
	etimer_stop(&timer);
	PROCESS_END();
}

int main(void)
{
	clock_wait(128);
	process_start(&blink, 0);
	for (;;)
		process_run();
}
