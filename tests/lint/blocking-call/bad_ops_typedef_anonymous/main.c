/* SPDX-License-Identifier: MIT */
#include <uv.h>
#include "ops.h"

static const ops_t *ops = &disk_ops;

static void on_timer(uv_timer_t *timer)
{
	ops->sync(1);
}

int start(uv_timer_t *timer);

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
