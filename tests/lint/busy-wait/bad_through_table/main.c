/* SPDX-License-Identifier: MIT */
#include <uv.h>

#include "backend.h"

static const struct backend *backend = &flash;

static void on_async(uv_async_t *async)
{
	backend->sync(async->data);
}

int start(uv_loop_t *loop, uv_async_t *async)
{
	return uv_async_init(loop, async, on_async);
}
