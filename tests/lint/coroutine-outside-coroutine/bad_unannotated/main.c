/* SPDX-License-Identifier: MIT */
/* Marks that are missing, in a program that has them. */
#include "qemu/coroutine.h"

/* EXPECT: coroutine-outside-coroutine wait_turn warning steps=4 says=coroutine_fn, */
static void wait_turn(void)
{
	qemu_coroutine_yield();
}

static int coroutine_fn disk_co_read(int block)
{
	wait_turn();
	return block;
}

static int cached(int block) /* EXPECT: coroutine-outside-coroutine cached warning */
{
	return disk_co_read(block) + 1;
}

static void co_main(void *opaque) /* EXPECT: coroutine-outside-coroutine co_main warning */
{
	disk_co_read(1);
	cached(2);
	(void)opaque;
}

static void on_bh(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_main, opaque));
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
