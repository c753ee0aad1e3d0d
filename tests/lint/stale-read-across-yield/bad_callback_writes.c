/* SPDX-License-Identifier: MIT */
/* The other writer is a callback of the loop. */
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

static long budget;

static void co_spend(void *opaque)
{
	long left = budget - 10;

	qemu_co_sleep_ns_wakeable(opaque, 0, 1000);
	budget = left; /* EXPECT: stale-read-across-yield budget warning root=co_spend */
}

static void on_refill(void *opaque)
{
	(void)opaque;
	budget = 1000;
}

QEMUBH *start(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_spend, opaque));
	return qemu_bh_new_full(on_refill, opaque, "on_refill", 0);
}
