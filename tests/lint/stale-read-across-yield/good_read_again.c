/* SPDX-License-Identifier: MIT */
/* Read again after the yield. */
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

static int in_flight;

static void co_request(void *opaque)
{
	int before = in_flight;

	if (before > 100)
		qemu_coroutine_yield();
	before = in_flight;
	in_flight = before + 1;
	(void)opaque;
}

static void co_other(void *opaque)
{
	(void)opaque;
	qemu_coroutine_yield();
	in_flight = in_flight + 1;
	in_flight++;
}

static void on_bh(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_request, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_other, opaque));
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
