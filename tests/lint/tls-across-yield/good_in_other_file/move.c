/* SPDX-License-Identifier: MIT */
/* What belongs to a thread, and the ways out of it. */
#include "move.h"

__thread struct thread here;

void co_move(AioContext *ctx)
{
	aio_co_reschedule_self(ctx);
}

static void co_stay(AioContext *ctx)
{
	(void)ctx;
	qemu_coroutine_yield();
}

const struct place pool = { .co_go = co_move, .co_stay = co_stay };
