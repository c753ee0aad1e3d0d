/* SPDX-License-Identifier: MIT */
/* Who calls the synchronous one of another file, by name or by its table, is no coroutine. */
#include "save.h"

static void co_entry(void *opaque)
{
	save(opaque);
	raw.co_flush(opaque);
}

static void on_bh(void *opaque)
{
	save(opaque);
	raw.flush(opaque);
	qemu_coroutine_enter(qemu_coroutine_create(co_entry, opaque));
}

QEMUBH *start(BlockDriverState *bs)
{
	return qemu_bh_new_full(on_bh, bs, "on_bh", 0);
}
