/* SPDX-License-Identifier: MIT */
/* What needs no mark: what asks, what others call as well, what does nothing of coroutines. */
#include "qemu/coroutine.h"

static int coroutine_fn disk_co_read(int block)
{
	qemu_coroutine_yield();
	return block;
}

static int wrapper(AioContext *ctx, int block)
{
	if (qemu_in_coroutine())
		return disk_co_read(block);
	return aio_poll(ctx, false);
}

static int harmless(int block)
{
	return block + 1;
}

static int only_if_told(int block, bool yield)
{
	return yield ? disk_co_read(block) : block;
}

/* Nobody is seen to call it. */
int exported(int block)
{
	return disk_co_read(block);
}

static void coroutine_fn co_main(void *opaque)
{
	wrapper(opaque, harmless(1));
	only_if_told(3, true);
}

static void on_bh(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_main, opaque));
	wrapper(opaque, 2);
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
