/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

struct store {
	int fd;
	int (*save)(struct store *store);
};

static int save_to_disk(struct store *store)
{
	return fsync(store->fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static struct store *store_new(int fd)
{
	struct store *store = calloc(1, sizeof(*store));

	store->fd = fd;
	store->save = &save_to_disk;
	return store;
}

static void on_timer(uv_timer_t *timer)
{
	struct store *store = timer->data;

	(*store->save)(store);
}

int start(uv_timer_t *timer)
{
	timer->data = store_new(1);
	return uv_timer_start(timer, on_timer, 1000, 0);
}
