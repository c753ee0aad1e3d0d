/* SPDX-License-Identifier: MIT */
#include "table.h"
#include <stddef.h>
#include <unistd.h>

static void none(int fd)
{
	(void)fd;
}

static void save(int fd)
{
	fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer steps=3 */
}

action_fn *const actions[ACTION_COUNT] = {
	[ACTION_SAVE] = save,
	[ACTION_NONE] = none,
};
