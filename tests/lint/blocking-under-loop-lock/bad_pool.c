/* SPDX-License-Identifier: MIT */
/* ONLY: blocking-under-loop-lock */
/* The pool waits with the lock that the loop wants next. */
#include <netdb.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

struct job {
	pthread_mutex_t lock;
	struct job *next;
	int state;
};

struct store {
	uv_mutex_t lock;
	uv_rwlock_t table;
	uv_cond_t changed;
	pthread_mutex_t log_lock;
	const char *host;
	int entries;
};

static struct store store;
static pthread_mutex_t names_lock = PTHREAD_MUTEX_INITIALIZER;
static struct addrinfo *names;
static pthread_spinlock_t counter_lock;

static void resolve(uv_work_t *work)
{
	pthread_mutex_lock(&names_lock);
	/* EXPECT: blocking-under-loop-lock getaddrinfo error root=resolve steps=3 against=2 */
	getaddrinfo(work->data, NULL, NULL, &names);
	pthread_mutex_unlock(&names_lock);
}

static void on_timer(uv_timer_t *timer)
{
	pthread_mutex_lock(&names_lock);
	timer->data = names;
	pthread_mutex_unlock(&names_lock);
}

static void run_job(uv_work_t *work)
{
	struct job *job = work->data;

	pthread_mutex_lock(&job->lock);
	/* EXPECT: blocking-under-loop-lock sleep error against=2 confidence=medium assumes=some */
	sleep(1);
	job->state++;
	pthread_mutex_unlock(&job->lock);
}

static void on_idle(uv_idle_t *idle)
{
	for (struct job *job = idle->data; job; job = job->next) {
		pthread_mutex_lock(&job->lock);
		job->state = 0;
		pthread_mutex_unlock(&job->lock);
	}
}

static void store_enter(struct store *s)
{
	uv_mutex_lock(&s->lock);
}

static void store_leave(struct store *s)
{
	uv_mutex_unlock(&s->lock);
}

static void convert(const char *command)
{
	system(command);
}

static void rebuild(uv_work_t *work)
{
	struct store *s = work->data;

	store_enter(s);
	convert("make-index"); /* EXPECT: blocking-under-loop-lock system error steps=4 against=4 */
	s->entries++;
	store_leave(s);
}

static void count(struct store *s)
{
	store_enter(s);
	s->entries++;
	store_leave(s);
}

static void on_check(uv_check_t *check)
{
	count(check->data);
}

static void refresh(uv_work_t *work)
{
	struct store *s = work->data;

	uv_rwlock_wrlock(&s->table);
	usleep(500000); /* EXPECT: blocking-under-loop-lock usleep error */
	uv_rwlock_wrunlock(&s->table);
}

static void on_prepare(uv_prepare_t *prepare)
{
	struct store *s = prepare->data;

	uv_rwlock_rdlock(&s->table);
	s->entries--;
	uv_rwlock_rdunlock(&s->table);
}

/* The condition gives back one lock of two. */
static void wait_for_change(uv_work_t *work)
{
	struct store *s = work->data;

	pthread_mutex_lock(&s->log_lock);
	uv_mutex_lock(&s->lock);
	while (!s->entries)
		/* EXPECT: blocking-under-loop-lock uv_cond_wait error */
		uv_cond_wait(&s->changed, &s->lock);
	uv_mutex_unlock(&s->lock);
	pthread_mutex_unlock(&s->log_lock);
}

static void on_log(uv_async_t *async)
{
	struct store *s = async->data;

	pthread_mutex_lock(&s->log_lock);
	s->entries = 0;
	pthread_mutex_unlock(&s->log_lock);
}

static void *poller(void *arg)
{
	for (;;) {
		pthread_spin_lock(&counter_lock);
		store.entries++;
		/* EXPECT: blocking-under-loop-lock sleep error root=poller confidence=high */
		sleep(1);
		pthread_spin_unlock(&counter_lock);
	}
	return arg;
}

static void on_signal(uv_signal_t *signal, int number)
{
	pthread_spin_lock(&counter_lock);
	store.entries = number;
	pthread_spin_unlock(&counter_lock);
	(void)signal;
}

static void leave_names(pthread_mutex_t **lock)
{
	pthread_mutex_unlock(*lock);
}

static void guarded(uv_work_t *work)
{
	__attribute__((cleanup(leave_names))) pthread_mutex_t *guard = &names_lock;

	pthread_mutex_lock(guard);
	if (!work->data)
		return;
	usleep(900000); /* EXPECT: blocking-under-loop-lock usleep error */
}

void start(uv_loop_t *loop, uv_work_t *work, struct store *s, void *handles[7])
{
	pthread_t thread;

	uv_timer_start(handles[0], on_timer, 1, 1);
	uv_idle_start(handles[1], on_idle);
	uv_check_start(handles[2], on_check);
	uv_prepare_start(handles[3], on_prepare);
	uv_async_init(loop, handles[4], on_log);
	uv_signal_start(handles[5], on_signal, 1);
	uv_queue_work(loop, &work[0], resolve, NULL);
	uv_queue_work(loop, &work[1], run_job, NULL);
	uv_queue_work(loop, &work[2], rebuild, NULL);
	uv_queue_work(loop, &work[3], refresh, NULL);
	uv_queue_work(loop, &work[4], wait_for_change, NULL);
	uv_queue_work(loop, &work[5], guarded, NULL);
	pthread_create(&thread, NULL, poller, s);
}
