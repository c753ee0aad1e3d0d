/* SPDX-License-Identifier: MIT */
/* One way to it is excused, the other is not. */
#include <unistd.h>
#include <uv.h>
#include "../../../rules/asynclint.h"

static void nap(void)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer steps=4 */
}

ASYNC_BLOCKING_OK("once a day") static void load(void)
{
	nap();
}

static void reload(void)
{
	nap();
}

static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	load();
	reload();
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
