/* SPDX-License-Identifier: MIT */
#include "qemu/coroutine.h"

struct stats {
	int served;
	int queued;
};

struct disk {
	int (*co_read)(void *opaque);
	int (*cached)(void *opaque);
};

extern struct stats stats, *totals;
extern const struct disk raw;
void co_wait_for_disk(void *opaque);
void stats_reset(void);
