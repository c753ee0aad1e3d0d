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

/* A lock that knows how it is taken: which way goes with the object, not with the caller. */
struct lockable {
	void *object;
	void (*lock)(void *object);
	void (*unlock)(void *object);
};

static void with_lock(struct lockable *x, int *n)
{
	x->lock(x->object);
	++*n;
	x->unlock(x->object);
}

static void thread_lock(void *object)
{
	(void)object;
}

static void co_entry(void *opaque)
{
	struct lockable x = { opaque, (void (*)(void *))qemu_co_mutex_lock,
		              (void (*)(void *))qemu_co_mutex_unlock };
	int n = 0;

	with_lock(&x, &n);
}

static void on_bh(void *opaque)
{
	struct lockable x = { opaque, thread_lock, thread_lock };
	int n = 0;

	with_lock(&x, &n);
	qemu_coroutine_enter(qemu_coroutine_create(co_entry, opaque));
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
