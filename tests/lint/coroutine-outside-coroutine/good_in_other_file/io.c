/* SPDX-License-Identifier: MIT */
/* The wait asks where it is; the table has a function for each of the two. */
#include "io.h"

void io_wait(AioContext *ctx)
{
	if (qemu_in_coroutine())
		qemu_coroutine_yield();
	else
		aio_poll(ctx, false);
}

static void raw_co_flush(void *opaque)
{
	*(volatile int *)opaque = 1;
	qemu_coroutine_yield();
}

static void raw_flush(void *opaque)
{
	*(volatile int *)opaque = 0;
}

const struct driver raw = { .co_flush = raw_co_flush, .flush = raw_flush };
