/* SPDX-License-Identifier: MIT */
#include "store.h"

static int flush_later(struct store *store)
{
	store->dirty++;
	return 0;
}

static const struct store_ops fast = { .flush = flush_later, .drop = flush_later };

/* It is asked not to wait. */
static void *does_not_wait(void *arg)
{
	struct store *store = arg;

	if (store_lock(store) != 0)
		return NULL;
	store_flush(store, 0);
	store_unlock(store);
	store_flush(store, 1);
	return NULL;
}

static void *lets_go(void *arg)
{
	struct store *store = arg;

	if (store_lock(store) == 0) {
		store_send(store, "x", 1);
		store_unlock(store);
	}
	return NULL;
}

static void *through_table(void *arg)
{
	struct store *store = arg;

	if (store_lock(store))
		return NULL;
	store->ops->flush(store);
	store_unlock(store);
	return NULL;
}

static void unlock_it(struct store **store)
{
	if (*store)
		store_unlock(*store);
}

static void *guarded(void *arg)
{
	struct store *store = arg;

	if (store_lock(store))
		return NULL;
	{
		__attribute__((cleanup(unlock_it))) struct store *guard = store;

		guard->dirty = 0;
	}
	st_usleep(10);
	return NULL;
}

/* Not told that it was not taken: nobody can say that it is held. */
static void *does_not_look(void *arg)
{
	struct store *store = arg;

	store_lock(store);
	st_usleep(10);
	store_unlock(store);
	return NULL;
}

/* It goes to a coroutine of its own, which holds nothing. */
static void *sleeper(void *arg)
{
	st_sleep(1);
	return arg;
}

static void *starts_one(void *arg)
{
	struct store *store = arg;

	if (store_lock(store) == 0) {
		st_thread_create(sleeper, store, 0, 0);
		store_unlock(store);
	}
	return NULL;
}

int start(struct store *store)
{
	if (st_init() < 0)
		return -1;
	store->ops = &fast;
	st_thread_create(does_not_wait, store, 0, 0);
	st_thread_create(lets_go, store, 0, 0);
	st_thread_create(through_table, store, 0, 0);
	st_thread_create(guarded, store, 0, 0);
	st_thread_create(does_not_look, store, 0, 0);
	st_thread_create(starts_one, store, 0, 0);
	return 0;
}
