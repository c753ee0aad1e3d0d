/* SPDX-License-Identifier: MIT */
/* Functions that say themselves whether they wait. */
#include <uv.h>
#include "../../../rules/asynclint.h"

ASYNC_NONBLOCKING int cache_get(const char *key);
ASYNC_BLOCKING_OK("it is short") int cache_put(const char *key);

static void on_timer(uv_timer_t *timer)
{
	cache_get(timer->data);
	cache_put(timer->data);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
