/* SPDX-License-Identifier: MIT */
/* The variable, and what takes the coroutine to another thread, stand in another file. */
#include "move.h"

static void co_count(void *opaque)
{
	struct thread *thread = &here;

	co_move(opaque);
	thread->turns++; /* EXPECT: tls-across-yield thread error root=co_count */
}

static void co_through_table(void *opaque)
{
	int *depth = &here.depth;

	pool.co_go(opaque);
	*depth = 0; /* EXPECT: tls-across-yield depth error root=co_through_table */
}

static void on_bh(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_count, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_through_table, opaque));
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
