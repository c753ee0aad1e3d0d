/* SPDX-License-Identifier: MIT */
#include "qemu/coroutine.h"

struct driver {
	void (*co_flush)(void *opaque);
	void (*flush)(void *opaque);
};

extern const struct driver raw;
void io_wait(AioContext *ctx);
