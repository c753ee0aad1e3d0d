/* SPDX-License-Identifier: MIT */
#include <uv.h>
#include "nap.h"

static void on_idle(uv_idle_t *idle)
{
	nap();
}

int start_b(uv_idle_t *idle);

int start_b(uv_idle_t *idle)
{
	return uv_idle_start(idle, on_idle);
}
