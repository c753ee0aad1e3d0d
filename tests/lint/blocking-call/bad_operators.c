/* SPDX-License-Identifier: MIT */
/* Calls as operands: each runs, some of the time. */
#include <unistd.h>
#include <uv.h>

static unsigned total;

static unsigned twice(unsigned n)
{
	return 2 * n;
}

static void on_timer(uv_timer_t *timer)
{
	unsigned table[4] = { 0 };

	if (timer->data && sleep(1)) /* EXPECT: blocking-call sleep error */
		total++;
	if (timer->data || !sleep(2)) /* EXPECT: blocking-call sleep error */
		total++;
	total = timer->data ? sleep(3) : 0;            /* EXPECT: blocking-call sleep error */
	total = timer->data ? 0 : sleep(4);            /* EXPECT: blocking-call sleep error */
	total = sleep(5) ?: 1;                         /* EXPECT: blocking-call sleep error */
	total = total ?: sleep(6);                     /* EXPECT: blocking-call sleep error */
	total = (sleep(7), 1);                         /* EXPECT: blocking-call sleep error */
	total += sleep(8);                             /* EXPECT: blocking-call sleep error */
	total = twice(twice(sleep(9)));                /* EXPECT: blocking-call sleep error */
	table[sleep(10) & 3] = 1;                      /* EXPECT: blocking-call sleep error */
	total = -(unsigned)sleep(11);                  /* EXPECT: blocking-call sleep error */
	total = ({ sleep(12); });                      /* EXPECT: blocking-call sleep error */
	total = *(unsigned[]){ sleep(13) } + table[0]; /* EXPECT: blocking-call sleep error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
