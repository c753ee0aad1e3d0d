/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <stdint.h>

typedef struct Coroutine Coroutine;
typedef struct CoMutex CoMutex;
typedef struct AioContext AioContext;
typedef void CoroutineEntry(void *opaque);
typedef void QEMUBHFunc(void *opaque);
typedef struct QEMUBH QEMUBH;
typedef struct QemuThread QemuThread;

Coroutine *qemu_coroutine_create(CoroutineEntry *entry, void *opaque);
void qemu_coroutine_enter(Coroutine *coroutine);
void qemu_coroutine_yield(void);
bool qemu_in_coroutine(void);
void qemu_co_mutex_lock(CoMutex *mutex);
void qemu_co_mutex_unlock(CoMutex *mutex);
QEMUBH *qemu_bh_new_full(QEMUBHFunc *cb, void *opaque, const char *name, void *guard);
void aio_bh_schedule_oneshot_full(AioContext *ctx, QEMUBHFunc *cb, void *opaque, const char *name);
bool aio_poll(AioContext *ctx, bool blocking);
void qemu_thread_create(QemuThread *thread, const char *name, void *(*start)(void *), void *arg,
                        int mode);
void qemu_co_sleep_ns_wakeable(void *wakeable, int clock, int64_t ns);

/* QEMU means bottom halves to poll; in a coroutine it is a mistake all the same. */
static void drain(AioContext *ctx)
{
	/* EXPECT: nested-loop-run aio_poll error root=co_entry */
	aio_poll(ctx, true);
}

static void co_entry(void *opaque)
{
	drain(opaque);
}

static void on_bh(void *opaque)
{
	/* EXPECT: nested-loop-run aio_poll note root=on_bh */
	aio_poll(opaque, true);
	qemu_coroutine_enter(qemu_coroutine_create(co_entry, opaque));
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
