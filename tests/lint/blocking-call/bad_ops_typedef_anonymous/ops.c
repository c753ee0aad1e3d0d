/* SPDX-License-Identifier: MIT */
#include "ops.h"
#include <unistd.h>

static int sync_disk(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

const ops_t disk_ops = { .sync = sync_disk };
