/* SPDX-License-Identifier: MIT */
/* The same numbers and the same yields of another file: read again behind them, or kept over the
 * function of the table that lets nobody run.
 */
#include "stats.h"

static void co_serve(void *opaque)
{
	int queued = totals->queued;

	co_wait_for_disk(opaque);
	queued = totals->queued;
	totals->queued = queued - 1;
}

static void co_read_twice(void *opaque)
{
	int n = raw.co_read(opaque);

	stats.served = stats.served + n;
}

static void co_cached(void *opaque)
{
	int served = stats.served;

	stats.served = served + raw.cached(opaque);
	co_wait_for_disk(opaque);
}

static void on_reset(void *opaque)
{
	(void)opaque;
	stats_reset();
}

QEMUBH *start(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_serve, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_read_twice, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_cached, opaque));
	return qemu_bh_new_full(on_reset, opaque, "on_reset", 0);
}
