/* SPDX-License-Identifier: MIT */
/* Called by coroutines, by functions that ask first, and by nobody. */
#include "qemu/coroutine.h"

int coroutine_fn disk_co_trim(int block);

static int coroutine_fn disk_co_read(int block)
{
	qemu_coroutine_yield();
	return disk_co_trim(block);
}

static void coroutine_fn co_main(void *opaque)
{
	disk_co_read(1);
	(void)opaque;
}

int coroutine_fn nobody_is_seen_to_call(void)
{
	return disk_co_read(2);
}

/* May run here and there: says nothing. */
int coroutine_mixed_fn disk_size(int block)
{
	return block;
}

static int generated_co_wrapper disk_read(AioContext *ctx, int block)
{
	if (qemu_in_coroutine())
		return disk_co_read(block);
	qemu_coroutine_enter(qemu_coroutine_create(co_main, ctx));
	while (aio_poll(ctx, false))
		;
	return disk_size(block);
}

static int coroutine_fn disk_copy(AioContext *ctx, int block)
{
	return disk_read(ctx, block);
}

static void coroutine_fn co_copy(void *opaque)
{
	disk_copy(opaque, 1);
}

static void on_bh(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_copy, opaque));
	disk_read(opaque, 1);
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
