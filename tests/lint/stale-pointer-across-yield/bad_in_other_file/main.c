/* SPDX-License-Identifier: MIT */
/* Taken and used here; the yield is in another file, once behind a table, and so is what frees. */
#include "peer.h"

static void co_send(void *opaque)
{
	struct peer *peer = current;

	co_pause(opaque);
	peer->sent++; /* EXPECT: stale-pointer-across-yield peer warning root=co_send */
}

static void co_write(void *opaque)
{
	struct peer *peer = current;
	int n = serial.co_write(opaque, peer->sent);

	peer->sent = n; /* EXPECT: stale-pointer-across-yield peer warning root=co_write */
}

static void on_close(void *opaque)
{
	(void)opaque;
	peer_drop(current);
	current = 0;
}

QEMUBH *start(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_send, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_write, opaque));
	return qemu_bh_new_full(on_close, opaque, "on_close", 0);
}
