/* SPDX-License-Identifier: MIT */
/* ONLY: coroutine-outside-coroutine */
/* A thread of coio_call() has no fiber. */
#include <netdb.h>
#include <tarantool/module.h>

static ssize_t compute(va_list list)
{
	struct fiber *other = fiber_self();
	struct fiber_cond *cond = fiber_cond_new();
	box_latch_t *latch = box_latch_new();
	struct addrinfo *found;
	int64_t number;
	int fd = 0;

	/* EXPECT: coroutine-outside-coroutine box_delete error */
	box_delete(1, 0, NULL, NULL, NULL);
	/* EXPECT: coroutine-outside-coroutine box_insert error */
	box_insert(1, NULL, NULL, NULL);
	/* EXPECT: coroutine-outside-coroutine box_latch_lock error */
	box_latch_lock(latch);
	/* EXPECT: coroutine-outside-coroutine box_replace error */
	box_replace(1, NULL, NULL, NULL);
	/* EXPECT: coroutine-outside-coroutine box_sequence_next error */
	box_sequence_next(1, &number);
	/* EXPECT: coroutine-outside-coroutine box_sequence_reset error */
	box_sequence_reset(1);
	/* EXPECT: coroutine-outside-coroutine box_sequence_set error */
	box_sequence_set(1, 1);
	/* EXPECT: coroutine-outside-coroutine box_truncate error */
	box_truncate(1);
	/* EXPECT: coroutine-outside-coroutine box_txn_commit error */
	box_txn_commit();
	/* EXPECT: coroutine-outside-coroutine box_update error */
	box_update(1, 0, NULL, NULL, NULL, NULL, 0, NULL);
	/* EXPECT: coroutine-outside-coroutine box_upsert error */
	box_upsert(1, 0, NULL, NULL, NULL, NULL, 0, NULL);
	/* EXPECT: coroutine-outside-coroutine coio_call error */
	coio_call(compute);
	/* EXPECT: coroutine-outside-coroutine coio_getaddrinfo error */
	coio_getaddrinfo("a", "1", NULL, &found, 1);
	/* EXPECT: coroutine-outside-coroutine coio_wait error */
	coio_wait(fd, COIO_READ, 1);
	/* EXPECT: coroutine-outside-coroutine fiber_cond_wait error */
	fiber_cond_wait(cond);
	/* EXPECT: coroutine-outside-coroutine fiber_cond_wait_timeout error */
	fiber_cond_wait_timeout(cond, 1);
	/* EXPECT: coroutine-outside-coroutine fiber_join error */
	fiber_join(other);
	/* EXPECT: coroutine-outside-coroutine fiber_reschedule error */
	fiber_reschedule();
	/* EXPECT: coroutine-outside-coroutine fiber_sleep error */
	fiber_sleep(1);
	/* EXPECT: coroutine-outside-coroutine fiber_start error */
	fiber_start(other);
	/* EXPECT: coroutine-outside-coroutine fiber_yield error */
	fiber_yield();
	box_latch_unlock(latch);
	return 0;
}

static int run(va_list list)
{
	return coio_call(compute);
}

void start(void)
{
	fiber_start(fiber_new("run", run));
}
