/* SPDX-License-Identifier: MIT */
/* ONLY: blocking-while-locked */
/* NO LOOP HERE */
/* The lock is not held, is given back meanwhile, or the call does not wait. */
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct db {
	pthread_mutex_t lock;
	pthread_cond_t more;
	struct db *next;
	int rows;
};

static pthread_mutex_t global_lock = PTHREAD_MUTEX_INITIALIZER;

void condition(struct db *db)
{
	pthread_mutex_lock(&db->lock);
	while (!db->rows)
		pthread_cond_wait(&db->more, &db->lock);
	pthread_mutex_unlock(&db->lock);
}

static void wait_for_rows(struct db *db, pthread_mutex_t *lock)
{
	while (!db->rows)
		pthread_cond_wait(&db->more, lock);
}

void condition_in_a_helper(struct db *db)
{
	pthread_mutex_lock(&db->lock);
	wait_for_rows(db, &db->lock);
	pthread_mutex_unlock(&db->lock);
}

void sleeps_outside(struct db *db)
{
	pthread_mutex_lock(&db->lock);
	db->rows++;
	pthread_mutex_unlock(&db->lock);
	sleep(1);
}

/* Other branches of one function. */
int looks(struct db *db, int fast)
{
	if (!fast)
		sleep(1);
	pthread_mutex_lock(&db->lock);
	fast = db->rows;
	pthread_mutex_unlock(&db->lock);
	return fast;
}

void does_not_wait(int pid, struct pollfd *fds)
{
	char byte;
	int pipes[2];

	if (pipe2(pipes, O_NONBLOCK) < 0)
		return;
	pthread_mutex_lock(&global_lock);
	waitpid(pid, NULL, WNOHANG);
	poll(fds, 1, 0);
	recv(fds->fd, &byte, 1, MSG_DONTWAIT);
	if (read(pipes[0], &byte, 1) == 1)
		pipes[0] = -1;
	pthread_mutex_unlock(&global_lock);
}

/* Nobody knows what the descriptor is. */
void some_descriptor(struct db *db, int fd)
{
	pthread_mutex_lock(&db->lock);
	db->rows = (int)read(fd, db, 1);
	pthread_mutex_unlock(&db->lock);
}

/* A list frees what it holds by a function of its owner, here by none that waits. */
struct list {
	void (*release)(struct db *);
	struct list_type *type;
};

struct list_type {
	void (*drop)(struct db *);
};

static void drop_slowly(struct db *db)
{
	db->rows = 0;
	sleep(1);
}

static struct list_type slow_type = { .drop = drop_slowly };

static void release_other(struct db *db)
{
	struct list *list = (struct list *)db->next;

	list->type->drop(db);
}

void other_list(struct list *list)
{
	list->type = &slow_type;
	list->release = release_other;
}

void own_list(struct list *list, struct db *db)
{
	pthread_mutex_lock(&global_lock);
	list->release(db);
	pthread_mutex_unlock(&global_lock);
}

static void collect(int pid, int flags)
{
	waitpid(pid, NULL, flags);
}

void told_not_to_wait(int pid)
{
	pthread_mutex_lock(&global_lock);
	collect(pid, WNOHANG);
	pthread_mutex_unlock(&global_lock);
}

void gives_up(struct db *db)
{
	if (pthread_mutex_trylock(&db->lock) != 0) {
		sleep(1);
		return;
	}
	db->rows--;
	pthread_mutex_unlock(&db->lock);
}

static void pause_unlocked(struct db *db)
{
	pthread_mutex_unlock(&db->lock);
	usleep(1000);
	pthread_mutex_lock(&db->lock);
}

void backs_off(struct db *db)
{
	pthread_mutex_lock(&db->lock);
	while (!db->rows)
		pause_unlocked(db);
	pthread_mutex_unlock(&db->lock);
}

static void *later(void *arg)
{
	sleep(1);
	return arg;
}

void starts_a_thread(pthread_t *thread)
{
	pthread_mutex_lock(&global_lock);
	pthread_create(thread, NULL, later, NULL);
	pthread_mutex_unlock(&global_lock);
}
