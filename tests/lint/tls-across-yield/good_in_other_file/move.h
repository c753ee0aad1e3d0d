/* SPDX-License-Identifier: MIT */
#include "qemu/coroutine.h"

struct thread {
	int depth;
	int turns;
};

struct place {
	void (*co_go)(AioContext *ctx);
	void (*co_stay)(AioContext *ctx);
};

extern __thread struct thread here;
extern const struct place pool;
void co_move(AioContext *ctx);
