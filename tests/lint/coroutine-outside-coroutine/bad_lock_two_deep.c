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

struct state {
	CoMutex *lock;
	int requests;
};

static void count(struct state *s)
{
	/* EXPECT: coroutine-outside-coroutine qemu_co_mutex_lock error root=on_bh steps=4 */
	qemu_co_mutex_lock(s->lock);
	s->requests++;
	/* EXPECT: coroutine-outside-coroutine qemu_co_mutex_unlock error ends=coroutine */
	qemu_co_mutex_unlock(s->lock);
}

static void submit(struct state *s)
{
	count(s);
}

static void on_bh(void *opaque)
{
	submit(opaque);
}

void start(AioContext *ctx, struct state *s)
{
	aio_bh_schedule_oneshot_full(ctx, on_bh, s, "on_bh");
}
