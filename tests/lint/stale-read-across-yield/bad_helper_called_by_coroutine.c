/* SPDX-License-Identifier: MIT */
/* Not in the entry itself, but in a function it calls. */
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

static int total;

static void add(int n)
{
	int sum = total;

	qemu_coroutine_yield();
	total = sum + n; /* EXPECT: stale-read-across-yield total warning root=co_add */
}

static void co_add(void *opaque)
{
	add(opaque != 0);
}

static void on_bh(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_add, opaque));
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
