/* SPDX-License-Identifier: MIT */
/* A bottom half that calls into another file, and takes the table's function that is for it. */
#include "io.h"

static void co_entry(void *opaque)
{
	raw.co_flush(opaque);
	io_wait(opaque);
}

static void on_bh(void *opaque)
{
	raw.flush(opaque);
	io_wait(opaque);
	qemu_coroutine_enter(qemu_coroutine_create(co_entry, opaque));
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
