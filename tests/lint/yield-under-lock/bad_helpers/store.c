/* SPDX-License-Identifier: MIT */
/* The helpers are right by themselves: who calls them with the lock held is not. */
#include "store.h"

int store_lock(struct store *store)
{
	if (!store)
		return -1;
	pthread_mutex_lock(&store->lock);
	return 0;
}

void store_unlock(struct store *store)
{
	pthread_mutex_unlock(&store->lock);
}

int store_send(struct store *store, const void *data, int size)
{
	return st_write(store->peer, data, (size_t)size, 5000000) == size ? 0 : -1;
}

int store_flush(struct store *store, int wait)
{
	if (!store->dirty)
		return 0;
	if (wait)
		return store_send(store, "flush", 5);
	return -1;
}
