/* SPDX-License-Identifier: MIT */
#include "disk.h"

static int blocks[10];

int coroutine_fn disk_co_read(int block)
{
	return blocks[block];
}

/* What it yields by is not told of again: the call is. */
int disk_co_write(int block)
{
	qemu_coroutine_yield();
	return blocks[block]++;
}

static int coroutine_fn disk_co_find(int block)
{
	return blocks[block];
}

int disk_map(int block)
{
	/* EXPECT: coroutine-outside-coroutine disk_co_find error root=on_bh steps=3 */
	return disk_co_find(block);
}
