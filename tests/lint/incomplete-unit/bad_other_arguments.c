/* SPDX-License-Identifier: MIT */ // EXPECT: incomplete-unit analysed note
/* READ IN PART: across functions, a caller that knows an older form of the other. */
#include <uv.h>

static void report(uv_timer_t *timer, int status)
{
	timer->data = status ? timer : NULL;
}

static void on_timer(uv_timer_t *timer)
{
	report(timer);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
