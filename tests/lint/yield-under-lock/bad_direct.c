/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
/* A coroutine waits with a thread's lock in its hands. */
#include <pthread.h>
#include <st.h>
#include <string.h>
#include <threads.h>

struct client {
	pthread_mutex_t lock;
	st_netfd_t fd;
	char line[256];
};

static pthread_mutex_t clients_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t table_lock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_spinlock_t counter_lock;
static mtx_t log_lock;
static int clients;

static void *greet(void *arg)
{
	struct client *c = arg;

	pthread_mutex_lock(&clients_lock);
	clients++;
	/* EXPECT: yield-under-lock st_write error root=greet steps=2 assumes=none */
	st_write(c->fd, "hello\n", 6, ST_UTIME_NO_TIMEOUT);
	pthread_mutex_unlock(&clients_lock);
	return NULL;
}

static void *read_line(void *arg)
{
	struct client *c = arg;

	pthread_mutex_lock(&c->lock);
	/* EXPECT: yield-under-lock st_read error */
	if (st_read(c->fd, c->line, sizeof(c->line), 1000000) <= 0)
		c->line[0] = '\0';
	pthread_mutex_unlock(&c->lock);
	return NULL;
}

static void *look_up(void *arg)
{
	struct client *c = arg;

	pthread_rwlock_rdlock(&table_lock);
	while (!c->line[0])
		st_usleep(1000); /* EXPECT: yield-under-lock st_usleep error */
	pthread_rwlock_unlock(&table_lock);
	return NULL;
}

static void *count(void *arg)
{
	pthread_spin_lock(&counter_lock);
	st_sleep(0); /* EXPECT: yield-under-lock st_sleep error */
	clients--;
	pthread_spin_unlock(&counter_lock);
	return arg;
}

static void *try_it(void *arg)
{
	int busy = pthread_mutex_trylock(&clients_lock);

	if (busy)
		return NULL;
	st_usleep(10); /* EXPECT: yield-under-lock st_usleep error */
	pthread_mutex_unlock(&clients_lock);
	return arg;
}

static void *log_it(void *arg)
{
	struct client *c = arg;

	if (mtx_lock(&log_lock) != thrd_success)
		return NULL;
	st_write(c->fd, c->line, strlen(c->line), 0); /* EXPECT: yield-under-lock st_write error */
	mtx_unlock(&log_lock);
	return NULL;
}

/* Its own lock would let others run; the other one does not. */
static void *two_locks(void *arg)
{
	st_mutex_t own = arg;

	pthread_mutex_lock(&clients_lock);
	st_mutex_lock(own); /* EXPECT: yield-under-lock st_mutex_lock error */
	pthread_mutex_unlock(&clients_lock);
	st_usleep(1);
	st_mutex_unlock(own);
	return NULL;
}

static void *wait_for_all(void *arg)
{
	st_thread_t *threads = arg;
	void *result;

	pthread_mutex_lock(&clients_lock);
	for (int i = 0; i < clients; i++)
		/* EXPECT: yield-under-lock st_thread_join error */
		st_thread_join(threads[i], &result);
	clients = 0;
	pthread_mutex_unlock(&clients_lock);
	return NULL;
}

int start(struct client *c, st_mutex_t own, st_thread_t *all)
{
	if (st_init() < 0)
		return -1;
	all[0] = st_thread_create(greet, c, 1, 0);
	all[1] = st_thread_create(read_line, c, 1, 0);
	all[2] = st_thread_create(look_up, c, 1, 0);
	all[3] = st_thread_create(count, c, 1, 0);
	all[4] = st_thread_create(try_it, c, 1, 0);
	all[5] = st_thread_create(log_it, c, 1, 0);
	st_thread_create(two_locks, own, 0, 0);
	st_thread_create(wait_for_all, all, 0, 0);
	return 0;
}
