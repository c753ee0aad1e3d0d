/* SPDX-License-Identifier: MIT
 *
 * stall_thread_calls.c - the calls that wait for another thread, one by one.
 *
 * Locks are held by a thread that lets go after a while; the rest waits for somebody to wake it. A
 * condition variable of before glibc 2.3.2 is another object than today's: who asks for the old
 * functions must get them, and be seen all the same.
 */
#include <aio.h>
#include <semaphore.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <threads.h>

#include "cases.h"

#if defined(__x86_64__)
int old_wait(void **cond, pthread_mutex_t *lock);
int old_signal(void **cond);
__asm__(".symver old_wait, pthread_cond_wait@GLIBC_2.2.5");
__asm__(".symver old_signal, pthread_cond_signal@GLIBC_2.2.5");
#endif

static const struct timespec far = { INT32_MAX, 0 };
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
static pthread_barrier_t barrier;
static mtx_t c11_mutex, c11_guard;
static cnd_t c11_cond;
static sem_t sem;
static int held, done, semaphores, messages, ends[2];
static char byte;

/* ---- locks -------------------------------------------------------------------------------- */

#define HOLDER(name, lock, unlock)                                                                 \
	static void *hold_##name(void *data)                                                       \
	{                                                                                          \
		MUST(lock == 0);                                                                   \
		event_set(held);                                                                   \
		sleep_ms(LONG_MS);                                                                 \
		MUST(unlock == 0);                                                                 \
		return data;                                                                       \
	}
HOLDER(mutex, pthread_mutex_lock(&mutex), pthread_mutex_unlock(&mutex))
HOLDER(rwlock, pthread_rwlock_wrlock(&rwlock), pthread_rwlock_unlock(&rwlock))
HOLDER(c11, mtx_lock(&c11_mutex), mtx_unlock(&c11_mutex))

/* CALL takes what HOLDER holds. */
#define TAKE(name, holder, call, unlock)                                                           \
	DO(name, pthread_t thread = start(hold_##holder, NULL); event_take(held);                  \
	   MUST(call == 0 && unlock == 0); pthread_join(thread, NULL))

#define UNLOCK        pthread_mutex_unlock(&mutex)
#define RWLOCK_UNLOCK pthread_rwlock_unlock(&rwlock)
TAKE(pthread_mutex_lock, mutex, pthread_mutex_lock(&mutex), UNLOCK)
TAKE(pthread_mutex_timedlock, mutex, pthread_mutex_timedlock(&mutex, &far), UNLOCK)
TAKE(pthread_mutex_clocklock, mutex, pthread_mutex_clocklock(&mutex, CLOCK_MONOTONIC, &far), UNLOCK)
TAKE(pthread_rwlock_rdlock, rwlock, pthread_rwlock_rdlock(&rwlock), RWLOCK_UNLOCK)
TAKE(pthread_rwlock_timedrdlock, rwlock, pthread_rwlock_timedrdlock(&rwlock, &far), RWLOCK_UNLOCK)
TAKE(pthread_rwlock_clockrdlock, rwlock, pthread_rwlock_clockrdlock(&rwlock, CLOCK_MONOTONIC, &far),
     RWLOCK_UNLOCK)
TAKE(pthread_rwlock_wrlock, rwlock, pthread_rwlock_wrlock(&rwlock), RWLOCK_UNLOCK)
TAKE(pthread_rwlock_timedwrlock, rwlock, pthread_rwlock_timedwrlock(&rwlock, &far), RWLOCK_UNLOCK)
TAKE(pthread_rwlock_clockwrlock, rwlock, pthread_rwlock_clockwrlock(&rwlock, CLOCK_MONOTONIC, &far),
     RWLOCK_UNLOCK)
TAKE(mtx_lock, c11, mtx_lock(&c11_mutex), mtx_unlock(&c11_mutex))

/* ---- somebody wakes ----------------------------------------------------------------------- */

static void wake(void)
{
	pthread_mutex_lock(&guard);
	done = 1;
	pthread_cond_signal(&cond);
	pthread_mutex_unlock(&guard);
}

static void wake_c11(void)
{
	mtx_lock(&c11_guard);
	done = 1;
	cnd_signal(&c11_cond);
	mtx_unlock(&c11_guard);
}

#define AWAIT(name, call)                                                                          \
	DO(name, done = 0; pthread_mutex_lock(&guard); while (!done) MUST(call == 0);              \
	   pthread_mutex_unlock(&guard))
AWAIT(pthread_cond_wait, pthread_cond_wait(&cond, &guard))
AWAIT(pthread_cond_timedwait, pthread_cond_timedwait(&cond, &guard, &far))
AWAIT(pthread_cond_clockwait, pthread_cond_clockwait(&cond, &guard, CLOCK_MONOTONIC, &far))
DO(cnd_wait, done = 0; mtx_lock(&c11_guard);
   while (!done) MUST(cnd_wait(&c11_cond, &c11_guard) == thrd_success); mtx_unlock(&c11_guard))
DO(cnd_timedwait, done = 0; mtx_lock(&c11_guard);
   while (!done) MUST(cnd_timedwait(&c11_cond, &c11_guard, &far) == thrd_success);
   mtx_unlock(&c11_guard))

#if defined(__x86_64__)
static void *old_cond;

static void wake_old(void)
{
	pthread_mutex_lock(&guard);
	done = 1;
	MUST(old_signal(&old_cond) == 0);
	pthread_mutex_unlock(&guard);
}

AWAIT(old_pthread_cond_wait, old_wait(&old_cond, &guard))
#endif

static void post(void)
{
	sem_post(&sem);
}

DO(sem_wait, MUST(sem_wait(&sem) == 0))
DO(sem_timedwait, MUST(sem_timedwait(&sem, &far) == 0))
DO(sem_clockwait, MUST(sem_clockwait(&sem, CLOCK_MONOTONIC, &far) == 0))

static void reach(void)
{
	pthread_barrier_wait(&barrier);
}

DO(pthread_barrier_wait, pthread_barrier_wait(&barrier))

/* ---- threads ------------------------------------------------------------------------------ */

static void *sleeper(void *data)
{
	sleep_ms(LONG_MS);
	return data;
}

static int c11_sleeper(void *data)
{
	(void)data;
	sleep_ms(LONG_MS);
	return 7;
}

DO(pthread_join, MUST(pthread_join(start(sleeper, NULL), NULL) == 0))
DO(pthread_timedjoin_np, MUST(pthread_timedjoin_np(start(sleeper, NULL), NULL, &far) == 0))
DO(pthread_clockjoin_np,
   MUST(pthread_clockjoin_np(start(sleeper, NULL), NULL, CLOCK_MONOTONIC, &far) == 0))
DO(thrd_join, thrd_t thread; int result;
   MUST(thrd_create(&thread, c11_sleeper, NULL) == 0 && thrd_join(thread, &result) == 0);
   MUST(result == 7))

/* ---- once --------------------------------------------------------------------------------- */

static pthread_once_t once = PTHREAD_ONCE_INIT;
static once_flag c11_once = ONCE_FLAG_INIT;

static void be_slow(void)
{
	event_set(held);
	sleep_ms(LONG_MS);
}

static void *make(void *data)
{
	MUST(pthread_once(&once, be_slow) == 0);
	return data;
}

static void *make_c11(void *data)
{
	call_once(&c11_once, be_slow);
	return data;
}

DO(pthread_once, pthread_t thread = start(make, NULL); event_take(held);
   MUST(pthread_once(&once, be_slow) == 0); pthread_join(thread, NULL))
DO(call_once, pthread_t thread = start(make_c11, NULL); event_take(held);
   call_once(&c11_once, be_slow); pthread_join(thread, NULL))

/* ---- System V, and input and output by threads -------------------------------------------- */

static struct sembuf down = { 0, -1, 0 };

static void raise_semaphore(void)
{
	MUST(semop(semaphores, &(struct sembuf){ 0, 1, 0 }, 1) == 0);
}

struct letter {
	long type;
	char text[1];
};

static void send_letter(void)
{
	MUST(msgsnd(messages, &(struct letter){ 1, "" }, 1, 0) == 0);
}

static void take_letter(void)
{
	struct letter letter;

	MUST(msgrcv(messages, &letter, 1, 0, 0) == 1);
}

DO(semop, MUST(semop(semaphores, &down, 1) == 0))
DO(semtimedop, MUST(semtimedop(semaphores, &down, 1, &far) == 0))
DO(msgrcv, struct letter letter; MUST(msgrcv(messages, &letter, 1, 0, 0) == 1))
DO(msgsnd, while (msgsnd(messages, &(struct letter){ 1, "" }, 1, IPC_NOWAIT) == 0); send_letter())

static void feed(void)
{
	MUST(write(ends[1], "x", 1) == 1);
}

DO(aio_suspend, struct aiocb request = { .aio_fildes = ends[0], .aio_buf = &byte, .aio_nbytes = 1 };
   const struct aiocb *list[] = { &request }; MUST(aio_read(&request) == 0);
   MUST(aio_suspend(list, 1, NULL) == 0 && aio_return(&request) == 1))
DO(lio_listio, struct aiocb request = { .aio_fildes = ends[0],
                                        .aio_buf = &byte,
                                        .aio_nbytes = 1,
                                        .aio_lio_opcode = LIO_READ };
   struct aiocb * list[] = { &request }; MUST(lio_listio(LIO_WAIT, list, 1, NULL) == 0))

static const struct blocking_case cases[] = {
	{ do_pthread_mutex_lock, NULL },
	{ do_pthread_mutex_timedlock, NULL },
	{ do_pthread_mutex_clocklock, NULL },
	{ do_pthread_rwlock_rdlock, NULL },
	{ do_pthread_rwlock_timedrdlock, NULL },
	{ do_pthread_rwlock_clockrdlock, NULL },
	{ do_pthread_rwlock_wrlock, NULL },
	{ do_pthread_rwlock_timedwrlock, NULL },
	{ do_pthread_rwlock_clockwrlock, NULL },
	{ do_mtx_lock, NULL },
	{ do_pthread_cond_wait, wake },
	{ do_pthread_cond_timedwait, wake },
	{ do_pthread_cond_clockwait, wake },
	{ do_cnd_wait, wake_c11 },
	{ do_cnd_timedwait, wake_c11 },
	{ do_sem_wait, post },
	{ do_sem_timedwait, post },
	{ do_sem_clockwait, post },
	{ do_pthread_barrier_wait, reach },
	{ do_pthread_join, NULL },
	{ do_pthread_timedjoin_np, NULL },
	{ do_pthread_clockjoin_np, NULL },
	{ do_thrd_join, NULL },
	{ do_pthread_once, NULL },
	{ do_call_once, NULL },
	{ do_semop, raise_semaphore },
	{ do_semtimedop, raise_semaphore },
	{ do_msgrcv, send_letter },
	{ do_msgsnd, take_letter },
	{ do_aio_suspend, feed },
	{ do_lio_listio, feed },
#if defined(__x86_64__)
	{ do_old_pthread_cond_wait, wake_old },
#endif
};

int main(void)
{
	MUST(pipe(ends) == 0 && sem_init(&sem, 0, 0) == 0);
	MUST(pthread_barrier_init(&barrier, NULL, 2) == 0);
	MUST(mtx_init(&c11_mutex, mtx_plain) == 0 && mtx_init(&c11_guard, mtx_plain) == 0);
	MUST(cnd_init(&c11_cond) == 0);
	MUST((semaphores = semget(IPC_PRIVATE, 1, 0600)) >= 0);
	MUST((messages = msgget(IPC_PRIVATE, 0600)) >= 0);
	held = event_new();
	RUN_CASES(cases);
	MUST(semctl(semaphores, 0, IPC_RMID) == 0 && msgctl(messages, IPC_RMID, NULL) == 0);
	return 0;
}

/*
 * EXPECT stall cause=lock_wait call=pthread_mutex_lock lock=yes holder=yes min=195ms max=300ms
 * frame=do_pthread_mutex_lock
 * EXPECT stall cause=lock_wait call=pthread_mutex_timedlock lock=yes holder=yes min=195ms
 * max=300ms frame=do_pthread_mutex_timedlock
 * EXPECT stall cause=lock_wait call=pthread_mutex_clocklock lock=yes holder=yes min=195ms
 * max=300ms frame=do_pthread_mutex_clocklock
 * EXPECT stall cause=lock_wait call=pthread_rwlock_rdlock lock=yes holder=yes min=195ms max=300ms
 * frame=do_pthread_rwlock_rdlock
 * EXPECT stall cause=lock_wait call=pthread_rwlock_timedrdlock lock=yes holder=yes min=195ms
 * max=300ms frame=do_pthread_rwlock_timedrdlock
 * EXPECT stall cause=lock_wait call=pthread_rwlock_clockrdlock lock=yes holder=yes min=195ms
 * max=300ms frame=do_pthread_rwlock_clockrdlock
 * EXPECT stall cause=lock_wait call=pthread_rwlock_wrlock lock=yes holder=yes min=195ms max=300ms
 * frame=do_pthread_rwlock_wrlock
 * EXPECT stall cause=lock_wait call=pthread_rwlock_timedwrlock lock=yes holder=yes min=195ms
 * max=300ms frame=do_pthread_rwlock_timedwrlock
 * EXPECT stall cause=lock_wait call=pthread_rwlock_clockwrlock lock=yes holder=yes min=195ms
 * max=300ms frame=do_pthread_rwlock_clockwrlock
 * EXPECT stall cause=lock_wait call=mtx_lock lock=yes holder=yes min=195ms max=300ms
 * frame=do_mtx_lock
 * EXPECT stall cause=blocked_call call=pthread_cond_wait min=195ms max=300ms
 * frame=do_pthread_cond_wait
 * EXPECT stall cause=blocked_call call=pthread_cond_timedwait min=195ms max=300ms
 * frame=do_pthread_cond_timedwait
 * EXPECT stall cause=blocked_call call=pthread_cond_clockwait min=195ms max=300ms
 * frame=do_pthread_cond_clockwait
 * EXPECT stall cause=blocked_call call=cnd_wait min=195ms max=300ms frame=do_cnd_wait
 * EXPECT stall cause=blocked_call call=cnd_timedwait min=195ms max=300ms frame=do_cnd_timedwait
 * EXPECT stall cause=blocked_call call=sem_wait min=195ms max=300ms frame=do_sem_wait
 * EXPECT stall cause=blocked_call call=sem_timedwait min=195ms max=300ms frame=do_sem_timedwait
 * EXPECT stall cause=blocked_call call=sem_clockwait min=195ms max=300ms frame=do_sem_clockwait
 * EXPECT stall cause=blocked_call call=pthread_barrier_wait min=195ms max=300ms
 * frame=do_pthread_barrier_wait
 * EXPECT stall cause=blocked_call call=pthread_join min=195ms max=300ms frame=do_pthread_join
 * EXPECT stall cause=blocked_call call=pthread_timedjoin_np min=195ms max=300ms
 * frame=do_pthread_timedjoin_np
 * EXPECT stall cause=blocked_call call=pthread_clockjoin_np min=195ms max=300ms
 * frame=do_pthread_clockjoin_np
 * EXPECT stall cause=blocked_call call=thrd_join min=195ms max=300ms frame=do_thrd_join
 * EXPECT stall cause=blocked_call call=pthread_once min=195ms max=300ms frame=do_pthread_once
 * EXPECT stall cause=blocked_call call=call_once min=195ms max=300ms frame=do_call_once
 * EXPECT stall cause=blocked_call call=semop min=195ms max=300ms frame=do_semop
 * EXPECT stall cause=blocked_call call=semtimedop min=195ms max=300ms frame=do_semtimedop
 * EXPECT stall cause=blocked_call call=msgrcv min=195ms max=300ms frame=do_msgrcv
 * EXPECT stall cause=blocked_call call=msgsnd min=195ms max=300ms frame=do_msgsnd
 * EXPECT stall cause=blocked_call call=aio_suspend min=195ms max=300ms frame=do_aio_suspend
 * EXPECT stall cause=blocked_call call=lio_listio min=195ms max=300ms frame=do_lio_listio
 * EXPECT stall cause=blocked_call call=pthread_cond_wait min=195ms max=300ms
 * frame=do_old_pthread_cond_wait
 * EXPECT exit=0
 */
