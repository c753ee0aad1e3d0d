/* SPDX-License-Identifier: MIT */
/* A member behind a global pointer, one way of two. */
#include <stdint.h>
#include <stdlib.h>

typedef struct Coroutine Coroutine;
typedef struct CoMutex CoMutex;
typedef struct AioContext AioContext;
typedef struct QEMUBH QEMUBH;
typedef void CoroutineEntry(void *opaque);
typedef void QEMUBHFunc(void *opaque);

Coroutine *qemu_coroutine_create(CoroutineEntry *entry, void *opaque);
void qemu_coroutine_enter(Coroutine *coroutine);
void qemu_coroutine_yield(void);
void qemu_co_sleep_ns_wakeable(void *wakeable, int clock, int64_t ns);
void qemu_co_mutex_lock(CoMutex *mutex);
void qemu_co_mutex_unlock(CoMutex *mutex);
void aio_co_reschedule_self(AioContext *ctx);
QEMUBH *qemu_bh_new_full(QEMUBHFunc *cb, void *opaque, const char *name, void *guard);

struct pool {
	int free_slots;
};

static struct pool *pool;

static void co_take(void *opaque)
{
	int slots = pool->free_slots;

	if (slots == 0)
		qemu_coroutine_yield();
	/* EXPECT: stale-read-across-yield pool warning root=co_take */
	pool->free_slots = slots - 1;
	(void)opaque;
}

static void on_bh(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_take, opaque));
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
