/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
/* Every wait lets other fibers run, while a lock of the system stays taken. */
#include <netdb.h>
#include <pthread.h>
#include <tarantool/module.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static ssize_t compute(va_list list)
{
	return 0;
}

static int run(va_list list)
{
	struct fiber *other = fiber_self();
	struct fiber_cond *cond = fiber_cond_new();
	box_latch_t *latch = box_latch_new();
	struct addrinfo *found;
	int64_t number;
	int fd = 0;

	pthread_mutex_lock(&lock);
	/* EXPECT: yield-under-lock box_delete error */
	box_delete(1, 0, NULL, NULL, NULL);
	/* EXPECT: yield-under-lock box_insert error */
	box_insert(1, NULL, NULL, NULL);
	/* EXPECT: yield-under-lock box_latch_lock error */
	box_latch_lock(latch);
	/* EXPECT: yield-under-lock box_replace error */
	box_replace(1, NULL, NULL, NULL);
	/* EXPECT: yield-under-lock box_sequence_next error */
	box_sequence_next(1, &number);
	/* EXPECT: yield-under-lock box_sequence_reset error */
	box_sequence_reset(1);
	/* EXPECT: yield-under-lock box_sequence_set error */
	box_sequence_set(1, 1);
	/* EXPECT: yield-under-lock box_truncate error */
	box_truncate(1);
	/* EXPECT: yield-under-lock box_txn_commit error */
	box_txn_commit();
	/* EXPECT: yield-under-lock box_update error */
	box_update(1, 0, NULL, NULL, NULL, NULL, 0, NULL);
	/* EXPECT: yield-under-lock box_upsert error */
	box_upsert(1, 0, NULL, NULL, NULL, NULL, 0, NULL);
	/* EXPECT: yield-under-lock coio_call error */
	coio_call(compute);
	/* EXPECT: yield-under-lock coio_getaddrinfo error */
	coio_getaddrinfo("a", "1", NULL, &found, 1);
	/* EXPECT: yield-under-lock coio_wait error */
	coio_wait(fd, COIO_READ, 1);
	/* EXPECT: yield-under-lock fiber_cond_wait error */
	fiber_cond_wait(cond);
	/* EXPECT: yield-under-lock fiber_cond_wait_timeout error */
	fiber_cond_wait_timeout(cond, 1);
	/* EXPECT: yield-under-lock fiber_join error */
	fiber_join(other);
	/* EXPECT: yield-under-lock fiber_reschedule error */
	fiber_reschedule();
	/* EXPECT: yield-under-lock fiber_sleep error */
	fiber_sleep(1);
	/* EXPECT: yield-under-lock fiber_start error */
	fiber_start(other);
	/* EXPECT: yield-under-lock fiber_yield error */
	fiber_yield();
	box_latch_unlock(latch);
	pthread_mutex_unlock(&lock);
	return 0;
}

void start(void)
{
	fiber_start(fiber_new("run", run));
}
