/* SPDX-License-Identifier: MIT */
/* Helpers that let go of the lock before they let others run. */
#include "store.h"

int store_lock(struct store *store)
{
	return pthread_mutex_trylock(&store->lock);
}

void store_unlock(struct store *store)
{
	pthread_mutex_unlock(&store->lock);
}

int store_send(struct store *store, const void *data, int size)
{
	int sent;

	store_unlock(store);
	sent = (int)st_write(store->peer, data, (size_t)size, 5000000);
	while (store_lock(store) != 0)
		st_usleep(100);
	return sent == size ? 0 : -1;
}

int store_flush(struct store *store, int wait)
{
	if (!store->dirty)
		return 0;
	if (wait)
		return st_write(store->peer, "flush", 5, 5000000) == 5 ? 0 : -1;
	return -1;
}
