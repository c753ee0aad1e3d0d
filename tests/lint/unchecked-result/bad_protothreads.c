/* SPDX-License-Identifier: MIT */
/* An interrupt that may never come, as another one was set before. */
#include <contiki.h>

static void in_interrupt(struct rtimer *timer, void *data)
{
}

PROCESS(blink, "blink");

PROCESS_THREAD(blink, event, data)
{
	PROCESS_BEGIN();
	rtimer_set(data, 1, 1, in_interrupt, 0); /* EXPECT: unchecked-result rtimer_set warning */
	PROCESS_END();
}
