/* SPDX-License-Identifier: MIT */
/* What functions do to their callers' locks. */
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

struct conn {
	pthread_mutex_t lock;
	int fd;
};

struct service {
	struct conn *conn;
	pthread_mutex_t *shared;
};

static struct service service;

static void enter(pthread_mutex_t *m)
{
	pthread_mutex_lock(m);
}

static void leave(pthread_mutex_t *m)
{
	pthread_mutex_unlock(m);
}

static int conn_lock(struct conn *c)
{
	if (c->fd < 0)
		return -1;
	enter(&c->lock);
	return 0;
}

static void conn_unlock(struct conn *c)
{
	leave(&c->lock);
}

static int conn_try(struct conn *c)
{
	return pthread_mutex_trylock(&c->lock);
}

static struct conn *conn_locked(struct conn *c)
{
	enter(&c->lock);
	return c;
}

void through_wrappers(struct service *s)
{
	enter(s->shared);
	usleep(1);
	leave(s->shared);
	usleep(2);
}

void if_it_worked(struct service *s)
{
	struct conn *c = s->conn;

	if (conn_lock(c))
		return;
	usleep(1);
	conn_unlock(c);
	usleep(2);
}

void unchecked(struct conn *c)
{
	conn_lock(c);
	usleep(1);
	conn_unlock(c);
}

void tried(struct conn *c)
{
	if (conn_try(c) == 0) {
		usleep(1);
		conn_unlock(c);
	}
	usleep(2);
}

void by_result(struct conn *c)
{
	struct conn *same = conn_locked(c);

	usleep(1);
	conn_unlock(same);
	usleep(2);
}

/* Gives the caller's lock back while it sleeps. */
static void nap(struct conn *c)
{
	conn_unlock(c);
	usleep(1);
	enter(&c->lock);
	usleep(2);
}

void naps(struct conn *c)
{
	enter(&c->lock);
	nap(c);
	usleep(3);
	leave(&c->lock);
	usleep(4);
}

static void fail(struct conn *c)
{
	conn_unlock(c);
	exit(1);
}

void does_not_come_back(struct conn *c)
{
	enter(&c->lock);
	if (c->fd < 0)
		fail(c);
	usleep(1);
	leave(&c->lock);
}

void handed_out(struct conn *c, void (*unknown)(struct conn *))
{
	enter(&c->lock);
	usleep(1);
	unknown(c);
	usleep(2);
}

static void descend(struct conn *c, int depth)
{
	if (!depth) {
		conn_unlock(c);
		return;
	}
	descend(c, depth - 1);
}

void recursion(void)
{
	enter(&service.conn->lock);
	usleep(1);
	descend(service.conn, 3);
	usleep(2);
}
