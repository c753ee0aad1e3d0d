/* SPDX-License-Identifier: MIT */
#include "qemu/coroutine.h"

struct driver {
	int (*flush)(BlockDriverState *bs);
	int (*co_flush)(BlockDriverState *bs);
};

extern const struct driver raw;
int save(BlockDriverState *bs);
