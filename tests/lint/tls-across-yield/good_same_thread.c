/* SPDX-License-Identifier: MIT */
/* Taken again, used before only, a yield that comes back here, no thread-local. */
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

static __thread int depth;
static int shared;

static void co_taken_again(void *opaque)
{
	int *p = &depth;

	*p = 1;
	aio_co_reschedule_self(opaque);
	p = &depth;
	*p = 2;
}

static void co_before_only(void *opaque)
{
	int *p = &depth;

	*p = 1;
	aio_co_reschedule_self(opaque);
}

static void co_comes_back(void *opaque)
{
	int *p = &depth;

	(void)opaque;
	qemu_coroutine_yield();
	*p = 1;
}

static void co_shared(void *opaque)
{
	int *p = &shared;

	aio_co_reschedule_self(opaque);
	*p = 1;
}

static void co_value(void *opaque)
{
	int value = depth;

	aio_co_reschedule_self(opaque);
	shared = value;
}

static void co_direct(void *opaque)
{
	depth = 1;
	aio_co_reschedule_self(opaque);
	depth = 2;
}

static void co_other_way(void *opaque)
{
	int *p = &depth;

	if (opaque) {
		aio_co_reschedule_self(opaque);
		return;
	}
	*p = 1;
}

static void co_no_move(void *opaque)
{
	int *p = &depth;

	qemu_co_sleep_ns_wakeable(opaque, 0, 10);
	*p = 1;
}

static void on_bh(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_taken_again, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_before_only, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_comes_back, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_shared, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_value, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_direct, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_other_way, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_no_move, opaque));
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
