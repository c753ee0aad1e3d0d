/* SPDX-License-Identifier: MIT */
/* Two ways lead there; the shortest is shown. */
#include <stdlib.h>
#include <uv.h>

static void one(void)
{
	int status = system("true"); /* EXPECT: blocking-call system error root=on_timer steps=6 */

	(void)status;
}

static void two(void)
{
	one();
}

static void three(void)
{
	two();
}

static void long_way_round(void)
{
	three();
}

static void four(void)
{
	long_way_round();
	three();
}

static void on_timer(uv_timer_t *timer)
{
	four();
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
