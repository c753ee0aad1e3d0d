/* SPDX-License-Identifier: MIT */
/* The way out of the thread stands in another file: the address is taken behind it, or the function
 * of the table is the one that comes back to this thread.
 */
#include "move.h"

static void co_count(void *opaque)
{
	struct thread *thread;

	co_move(opaque);
	thread = &here;
	thread->turns++;
}

static void co_through_table(void *opaque)
{
	int *depth = &here.depth;

	pool.co_stay(opaque);
	*depth = 0;
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
