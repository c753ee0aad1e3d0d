/* SPDX-License-Identifier: MIT */
/* A process that runs the others until something has happened. */
#include <contiki.h>

PROCESS(waits, "waits");

PROCESS_THREAD(waits, event, data)
{
	int *done = data;

	PROCESS_BEGIN();
	while (!*done)
		process_run(); /* EXPECT: nested-loop-run process_run error root=waits_thread */
	PROCESS_END();
}
