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

struct driver {
	void (*co_flush)(void *opaque);
};

static void raw_co_flush(void *opaque)
{
	(void)opaque;
	/* EXPECT: coroutine-outside-coroutine qemu_coroutine_yield error root=on_bh */
	qemu_coroutine_yield();
}

static const struct driver raw = { .co_flush = raw_co_flush };

static void on_bh(void *opaque)
{
	raw.co_flush(opaque);
}

void start(AioContext *ctx)
{
	aio_bh_schedule_oneshot_full(ctx, on_bh, 0, "on_bh");
}
