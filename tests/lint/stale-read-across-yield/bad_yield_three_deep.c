/* SPDX-License-Identifier: MIT */
/* The yield hides three calls down. */
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

struct stats {
	int served;
	int failed;
};

static struct stats stats;

static void wait_for_disk(void *opaque)
{
	qemu_co_sleep_ns_wakeable(opaque, 0, 1000);
}

static int read_block(void *opaque)
{
	wait_for_disk(opaque);
	return 0;
}

static int serve(void *opaque)
{
	return read_block(opaque);
}

static void co_serve(void *opaque)
{
	int served = stats.served;

	if (serve(opaque) != 0)
		return;
	/* EXPECT: stale-read-across-yield stats warning root=co_serve */
	stats.served = served + 1;
}

static void on_bh(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_serve, opaque));
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
