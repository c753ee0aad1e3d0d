/* SPDX-License-Identifier: MIT */
/* ONLY: blocking-under-loop-lock */
/* The loop does not wait for it, or nobody waits with it. */
#include <netdb.h>
#include <pthread.h>
#include <unistd.h>
#include <uv.h>

struct queue {
	pthread_mutex_t lock;
	pthread_cond_t more;
	int length;
};

struct table {
	uv_rwlock_t lock;
	pthread_mutex_t write_lock;
	int entries;
};

static struct queue jobs, results;
static struct table table;
static pthread_mutex_t tried_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t setup_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t names_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t worker_lock = PTHREAD_MUTEX_INITIALIZER;
static struct addrinfo *names;

/* The loop only tries it. */
static void slow_try(uv_work_t *work)
{
	pthread_mutex_lock(&tried_lock);
	sleep(1);
	pthread_mutex_unlock(&tried_lock);
	(void)work;
}

static void on_timer(uv_timer_t *timer)
{
	if (pthread_mutex_trylock(&tried_lock) == 0) {
		timer->data = NULL;
		pthread_mutex_unlock(&tried_lock);
	}
}

/* The condition gives back the lock that it is about. */
static void *take_jobs(void *arg)
{
	pthread_mutex_lock(&jobs.lock);
	while (!jobs.length)
		pthread_cond_wait(&jobs.more, &jobs.lock);
	jobs.length--;
	pthread_mutex_unlock(&jobs.lock);
	sleep(1);
	return arg;
}

static void wait_for(struct queue *queue)
{
	while (!queue->length)
		pthread_cond_wait(&queue->more, &queue->lock);
}

static void *take_results(void *arg)
{
	pthread_mutex_lock(&results.lock);
	wait_for(&results);
	results.length--;
	pthread_mutex_unlock(&results.lock);
	return arg;
}

static void on_idle(uv_idle_t *idle)
{
	pthread_mutex_lock(&jobs.lock);
	jobs.length++;
	pthread_cond_signal(&jobs.more);
	pthread_mutex_unlock(&jobs.lock);
	pthread_mutex_lock(&results.lock);
	idle->data = &results.length;
	pthread_mutex_unlock(&results.lock);
}

/* Both read. */
static void read_slowly(uv_work_t *work)
{
	uv_rwlock_rdlock(&table.lock);
	usleep(500000);
	work->data = &table.entries;
	uv_rwlock_rdunlock(&table.lock);
}

static void on_check(uv_check_t *check)
{
	uv_rwlock_rdlock(&table.lock);
	check->data = &table.entries;
	uv_rwlock_rdunlock(&table.lock);
}

/* Waits before and after, not meanwhile. */
static void resolve(uv_work_t *work)
{
	struct addrinfo *found = NULL;

	getaddrinfo(work->data, NULL, NULL, &found);
	pthread_mutex_lock(&names_lock);
	names = found;
	pthread_mutex_unlock(&names_lock);
	usleep(100000);
}

static void on_prepare(uv_prepare_t *prepare)
{
	pthread_mutex_lock(&names_lock);
	prepare->data = names;
	pthread_mutex_unlock(&names_lock);
}

/* Only workers want it. */
static void one_at_a_time(uv_work_t *work)
{
	pthread_mutex_lock(&worker_lock);
	sleep(1);
	pthread_mutex_unlock(&worker_lock);
	(void)work;
}

/* Another field of the same struct. */
static void write_slowly(uv_work_t *work)
{
	struct table *t = work->data;

	pthread_mutex_lock(&t->write_lock);
	sleep(1);
	pthread_mutex_unlock(&t->write_lock);
}

/* Given back around the wait. */
static void backs_off(uv_work_t *work)
{
	pthread_mutex_lock(&names_lock);
	while (!names) {
		pthread_mutex_unlock(&names_lock);
		sleep(1);
		pthread_mutex_lock(&names_lock);
	}
	work->data = names;
	pthread_mutex_unlock(&names_lock);
}

static void set_up(void)
{
	pthread_mutex_lock(&setup_lock);
	sleep(1);
	pthread_mutex_unlock(&setup_lock);
}

static void *uses_setup(void *arg)
{
	pthread_mutex_lock(&setup_lock);
	sleep(1);
	pthread_mutex_unlock(&setup_lock);
	return arg;
}

void start(uv_loop_t *loop, uv_work_t *work, void *handles[4])
{
	pthread_t threads[3];

	set_up();
	uv_timer_start(handles[0], on_timer, 1, 1);
	uv_idle_start(handles[1], on_idle);
	uv_check_start(handles[2], on_check);
	uv_prepare_start(handles[3], on_prepare);
	uv_queue_work(loop, &work[0], slow_try, NULL);
	uv_queue_work(loop, &work[1], read_slowly, NULL);
	uv_queue_work(loop, &work[2], resolve, NULL);
	uv_queue_work(loop, &work[3], one_at_a_time, NULL);
	uv_queue_work(loop, &work[4], write_slowly, NULL);
	uv_queue_work(loop, &work[5], backs_off, NULL);
	pthread_create(&threads[0], NULL, take_jobs, NULL);
	pthread_create(&threads[1], NULL, take_results, NULL);
	pthread_create(&threads[2], NULL, uses_setup, NULL);
	uv_run(loop, UV_RUN_DEFAULT);
}
