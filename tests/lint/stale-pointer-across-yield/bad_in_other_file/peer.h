/* SPDX-License-Identifier: MIT */
#include "qemu/coroutine.h"

struct peer {
	int sent;
	int refs;
};

struct wire {
	int (*co_write)(void *opaque, int n);
	int (*queue)(void *opaque, int n);
};

extern struct peer *current;
extern const struct wire serial;
void co_pause(void *opaque);
void peer_drop(struct peer *peer);
void peer_ref(struct peer *peer);
