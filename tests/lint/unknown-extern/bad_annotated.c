/* SPDX-License-Identifier: MIT */
/* What it says is about another thing than waiting. */
#include <uv.h>
#include "../../../rules/asynclint.h"

ASYNC_LOOP_THREAD_ONLY int cache_get(const char *key);

static void on_timer(uv_timer_t *timer)
{
	cache_get(timer->data); /* EXPECT: unknown-extern cache_get note root=on_timer */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
