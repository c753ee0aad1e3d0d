/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
/* Nothing is held, or something that is made for it, or nobody can be sure. */
#include <pthread.h>
#include <st.h>

struct client {
	pthread_mutex_t lock;
	st_mutex_t turn;
	st_cond_t ready;
	st_netfd_t fd;
	struct client *next;
	char line[256];
	int threaded;
};

static pthread_mutex_t clients_lock = PTHREAD_MUTEX_INITIALIZER;
static int clients;

static void *coroutine_lock(void *arg)
{
	struct client *c = arg;

	st_mutex_lock(c->turn);
	st_write(c->fd, "hello\n", 6, ST_UTIME_NO_TIMEOUT);
	while (!c->line[0])
		st_cond_wait(c->ready);
	st_mutex_unlock(c->turn);
	return NULL;
}

/* Not taken on this way. */
static void *busy(void *arg)
{
	while (pthread_mutex_trylock(&clients_lock) != 0)
		st_usleep(1000);
	clients++;
	pthread_mutex_unlock(&clients_lock);
	return arg;
}

static void *early_return(void *arg)
{
	struct client *c = arg;

	if (pthread_mutex_trylock(&c->lock)) {
		st_usleep(10);
		return NULL;
	}
	if (!c->line[0]) {
		pthread_mutex_unlock(&c->lock);
		st_usleep(10);
		return NULL;
	}
	c->line[0] = '\0';
	pthread_mutex_unlock(&c->lock);
	st_usleep(10);
	return NULL;
}

/* Given back around the wait. */
static void *around(void *arg)
{
	struct client *c = arg;
	int held = !pthread_mutex_trylock(&c->lock);

	while (held && !c->line[0]) {
		pthread_mutex_unlock(&c->lock);
		st_usleep(1000);
		held = !pthread_mutex_trylock(&c->lock);
	}
	if (held)
		pthread_mutex_unlock(&c->lock);
	return NULL;
}

/* Held when there are threads, which is not for this function to know. */
static void *sometimes(void *arg)
{
	struct client *c = arg;

	if (c->threaded && pthread_mutex_trylock(&c->lock))
		return NULL;
	st_usleep(1);
	if (c->threaded)
		pthread_mutex_unlock(&c->lock);
	return NULL;
}

/* The lock that is given back has another name, and may be the same. */
static void *other_name(void *arg)
{
	struct client *c = arg, *same = c->next;

	if (pthread_mutex_trylock(&c->lock))
		return NULL;
	same->line[0] = 'x';
	pthread_mutex_unlock(&same->lock);
	st_usleep(1);
	return NULL;
}

/* The lock of the client before this one, given back in the next turn. */
static void *hand_over_hand(void *arg)
{
	struct client *c = arg;

	while (c) {
		if (pthread_mutex_trylock(&c->lock))
			return NULL;
		clients++;
		pthread_mutex_unlock(&c->lock);
		c = c->next;
		st_usleep(1);
	}
	return NULL;
}

static void *by_case(void *arg)
{
	struct client *c = arg;

	switch (pthread_mutex_trylock(&c->lock)) {
	case 0:
		clients--;
		pthread_mutex_unlock(&c->lock);
		break;
	default:
		st_sleep(1);
	}
	return NULL;
}

int start(struct client *c)
{
	void *(*const all[])(void *) = { coroutine_lock, busy,       early_return,   around,
		                         sometimes,      other_name, hand_over_hand, by_case };

	if (st_init() < 0)
		return -1;
	for (unsigned i = 0; i < sizeof(all) / sizeof(*all); i++)
		st_thread_create(all[i], c, 0, 0);
	return 0;
}
