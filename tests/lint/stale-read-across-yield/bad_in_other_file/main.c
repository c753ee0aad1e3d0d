/* SPDX-License-Identifier: MIT */
/* Read and written here, over a yield of another file, and of a table there; the other writer is a
 * callback that calls into that file.
 */
#include "stats.h"

static void co_serve(void *opaque)
{
	int served = stats.served;

	co_wait_for_disk(opaque);
	/* EXPECT: stale-read-across-yield stats warning root=co_serve */
	stats.served = served + 1;
}

static void co_queue(void *opaque)
{
	int queued = totals->queued;

	/* EXPECT: stale-read-across-yield totals warning root=co_queue */
	totals->queued = queued + raw.co_read(opaque);
}

static void on_reset(void *opaque)
{
	(void)opaque;
	stats_reset();
}

QEMUBH *start(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_serve, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_queue, opaque));
	return qemu_bh_new_full(on_reset, opaque, "on_reset", 0);
}
