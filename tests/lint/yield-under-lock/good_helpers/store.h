/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
#ifndef STORE_H
#define STORE_H
#include <pthread.h>
#include <st.h>

struct store {
	pthread_mutex_t lock;
	st_netfd_t peer;
	int dirty;
	const struct store_ops *ops;
};

struct store_ops {
	int (*flush)(struct store *store);
	int (*drop)(struct store *store);
};

/* Called with the lock held. */
int store_flush(struct store *store, int wait);
int store_send(struct store *store, const void *data, int size);

int store_lock(struct store *store);
void store_unlock(struct store *store);
#endif
