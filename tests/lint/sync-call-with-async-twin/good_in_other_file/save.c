/* SPDX-License-Identifier: MIT */
/* One that asks where it is, and a table with one for each of the two. */
#include "save.h"

int save(BlockDriverState *bs)
{
	if (qemu_in_coroutine())
		return bdrv_co_flush(bs);
	return bdrv_flush(bs);
}

static int raw_flush(BlockDriverState *bs)
{
	return bdrv_flush(bs);
}

static int raw_co_flush(BlockDriverState *bs)
{
	return bdrv_co_flush(bs);
}

const struct driver raw = { .flush = raw_flush, .co_flush = raw_co_flush };
