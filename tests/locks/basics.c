/* SPDX-License-Identifier: MIT */
/* What is held where: plain pairs, ways that part and join, locks behind pointers. */
#include <pthread.h>
#include <unistd.h>

struct queue {
	pthread_mutex_t lock;
	struct queue *next;
	int length;
};

static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER, second = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t stripes[8];
static pthread_spinlock_t spin;
static struct queue main_queue;

void pair(void)
{
	pthread_mutex_lock(&first);
	usleep(1);
	pthread_mutex_unlock(&first);
	usleep(2);
}

void nested(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	pthread_spin_lock(&spin);
	usleep(1);
	pthread_spin_unlock(&spin);
	usleep(2);
	pthread_mutex_unlock(&q->lock);
}

void sometimes(int threaded)
{
	if (threaded)
		pthread_mutex_lock(&first);
	usleep(1);
	if (threaded)
		pthread_mutex_unlock(&first);
}

int error_path(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	if (!q->length) {
		pthread_mutex_unlock(&q->lock);
		usleep(1);
		return -1;
	}
	usleep(2);
	pthread_mutex_unlock(&q->lock);
	return 0;
}

void element(unsigned hash)
{
	pthread_mutex_lock(&stripes[hash % 8]);
	usleep(1);
	pthread_mutex_unlock(&stripes[hash % 8]);
	usleep(2);
}

void by_another_name(void *data)
{
	struct queue *q = data;
	pthread_mutex_t *lock = &q->lock;

	pthread_mutex_lock(lock);
	usleep(1);
	pthread_mutex_unlock(&q->lock);
	usleep(2);
}

void walk(struct queue *q)
{
	for (; q; q = q->next) {
		pthread_mutex_lock(&q->lock);
		usleep(1);
		pthread_mutex_unlock(&q->lock);
	}
	usleep(2);
}

/* Nobody knows which lock is given back. */
void unclear(struct queue *q, struct queue *other, pthread_mutex_t *any)
{
	pthread_mutex_lock(&q->lock);
	pthread_mutex_unlock(&other->lock);
	usleep(1);
	pthread_mutex_lock(&first);
	pthread_mutex_unlock(any);
	usleep(2);
}

void moved_on(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	q = q->next;
	usleep(1);
}

void wait_for_work(pthread_cond_t *cond)
{
	pthread_mutex_lock(&main_queue.lock);
	pthread_mutex_lock(&second);
	while (!main_queue.length)
		pthread_cond_wait(cond, &main_queue.lock);
	usleep(1);
	pthread_mutex_unlock(&second);
	pthread_mutex_unlock(&main_queue.lock);
}
