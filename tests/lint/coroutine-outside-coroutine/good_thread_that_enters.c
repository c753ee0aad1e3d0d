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

static void co_entry(void *opaque)
{
	(void)opaque;
	qemu_coroutine_yield();
}

static void *work(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_entry, opaque));
	return 0;
}

static void on_bh(void *opaque)
{
	(void)opaque;
}

void start(QemuThread *thread)
{
	qemu_bh_new_full(on_bh, 0, "on_bh", 0);
	qemu_thread_create(thread, "work", work, 0, 0);
}
