/* SPDX-License-Identifier: MIT */
#include "store.h"

static int flush_now(struct store *store)
{
	return store_flush(store, 1);
}

static int flush_later(struct store *store)
{
	store->dirty++;
	return 0;
}

static const struct store_ops slow = { .flush = flush_now, .drop = flush_later };

static void *writer(void *arg)
{
	struct store *store = arg;

	if (store_lock(store) != 0)
		return NULL;
	/* EXPECT: yield-under-lock st_write error root=writer steps=4 */
	store_flush(store, 1);
	store_unlock(store);
	return NULL;
}

static void *through_table(void *arg)
{
	struct store *store = arg;

	store_lock(store);
	store->ops->flush(store); /* EXPECT: yield-under-lock st_write error confidence=medium */
	store->ops->drop(store);
	store_unlock(store);
	return NULL;
}

#define auto_store __attribute__((cleanup(unlock_it))) struct store *

static void unlock_it(struct store **store)
{
	store_unlock(*store);
}

static struct store *locked(struct store *store)
{
	store_lock(store);
	return store;
}

static void *guarded(void *arg)
{
	auto_store store = locked(arg);

	if (!store->dirty)
		return NULL;
	store_send(store, "x", 1); /* EXPECT: yield-under-lock st_write error */
	return NULL;
}

int start(struct store *store)
{
	if (st_init() < 0)
		return -1;
	store->ops = &slow;
	st_thread_create(writer, store, 0, 0);
	st_thread_create(through_table, store, 0, 0);
	st_thread_create(guarded, store, 0, 0);
	return 0;
}
