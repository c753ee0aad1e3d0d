/* SPDX-License-Identifier: MIT */
/* ONLY: blocking-while-locked */
/* NO LOOP HERE */
/* Everybody who wants the lock waits as long as this one. */
#include <netdb.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct db {
	pthread_mutex_t lock;
	pthread_rwlock_t table;
	pthread_cond_t more;
	sem_t slots;
	int rows;
};

static pthread_mutex_t global_lock = PTHREAD_MUTEX_INITIALIZER;

void connects(struct db *db, const struct sockaddr *address)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	pthread_mutex_lock(&db->lock);
	/* EXPECT: blocking-while-locked connect warning assumes=none */
	while (connect(fd, address, sizeof(*address)) < 0)
		sleep(1); /* EXPECT: blocking-while-locked sleep warning steps=2 confidence=high */
	pthread_mutex_unlock(&db->lock);
	close(fd);
}

void reads(struct db *db)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair))
		return;
	pthread_rwlock_wrlock(&db->table);
	db->rows = (int)read(pair[0], db, 1); /* EXPECT: blocking-while-locked read warning */
	pthread_rwlock_unlock(&db->table);
}

static int run(const char *command)
{
	return system(command);
}

int through_a_helper(const char *command)
{
	int status;

	pthread_mutex_lock(&global_lock);
	status = run(command); /* EXPECT: blocking-while-locked system warning steps=3 */
	pthread_mutex_unlock(&global_lock);
	return status;
}

/* Of two locks it gives back one. */
void waits_with_another(struct db *db)
{
	pthread_mutex_lock(&global_lock);
	pthread_mutex_lock(&db->lock);
	while (!db->rows)
		/* EXPECT: blocking-while-locked pthread_cond_wait warning */
		pthread_cond_wait(&db->more, &db->lock);
	pthread_mutex_unlock(&db->lock);
	pthread_mutex_unlock(&global_lock);
}

void takes_a_slot(struct db *db)
{
	pthread_mutex_lock(&db->lock);
	if (db->rows)
		sem_wait(&db->slots); /* EXPECT: blocking-while-locked sem_wait warning */
	pthread_mutex_unlock(&db->lock);
}

int reaps(void)
{
	if (pthread_mutex_trylock(&global_lock))
		return -1;
	wait(NULL); /* EXPECT: blocking-while-locked wait warning */
	return pthread_mutex_unlock(&global_lock);
}

void joins(pthread_t thread, struct db *db)
{
	int (*const unlock)(pthread_mutex_t *) = pthread_mutex_unlock;

	pthread_mutex_lock(&db->lock);
	pthread_join(thread, NULL); /* EXPECT: blocking-while-locked pthread_join warning */
	unlock(&db->lock);
}
