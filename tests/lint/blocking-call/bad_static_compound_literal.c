/* SPDX-License-Identifier: MIT */
/* A pointer to a table that has no name. */
#include <unistd.h>
#include <uv.h>

struct methods {
	int (*flush)(int fd);
};

static int flush_disk(int fd)
{
	return fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static const struct methods *const disk = &(const struct methods){ .flush = flush_disk };

static void on_timer(uv_timer_t *timer)
{
	disk->flush(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
