/* SPDX-License-Identifier: MIT */
/* The other file lets others run and frees; what is held over that is a reference, is taken again,
 * or is held over a call of the table that lets nobody run.
 */
#include "peer.h"

static void co_send(void *opaque)
{
	struct peer *peer = current;

	peer_ref(peer);
	co_pause(opaque);
	peer->sent++;
}

static void co_write(void *opaque)
{
	struct peer *peer = current;
	int n = serial.co_write(opaque, peer->sent);

	peer = current;
	if (peer)
		peer->sent = n;
}

static void co_queue(void *opaque)
{
	struct peer *peer = current;
	int n = serial.queue(opaque, peer->sent);

	peer->sent = n;
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
	qemu_coroutine_enter(qemu_coroutine_create(co_queue, opaque));
	return qemu_bh_new_full(on_close, opaque, "on_close", 0);
}
