/* SPDX-License-Identifier: MIT */
#include "disk.h"

static void on_bh(void *opaque)
{
	/* EXPECT: coroutine-outside-coroutine disk_co_read error root=on_bh says=authors */
	disk_co_read(1);
	disk_co_write(2); /* EXPECT: coroutine-outside-coroutine disk_co_write error root=on_bh */
	disk_co_trim(3);  /* EXPECT: coroutine-outside-coroutine disk_co_trim error root=on_bh */
	disk_map(4);
	if (!qemu_in_coroutine())
		disk_co_trim(5); /* EXPECT: coroutine-outside-coroutine disk_co_trim error */
	(void)opaque;
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
