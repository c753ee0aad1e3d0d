/* SPDX-License-Identifier: MIT */
/* A member of what both were handed: not known to be the same object. */
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

struct session {
	struct session_data {
		int n;
	} *data;
};

static void co_read(void *opaque)
{
	struct session *session = opaque;
	struct session_data *data = session->data;

	qemu_coroutine_yield();
	data->n++; /* EXPECT: stale-pointer-across-yield data note root=co_read confidence=medium */
}

static void on_close(void *opaque)
{
	struct session *session = opaque;

	free(session->data);
	session->data = 0;
}

QEMUBH *start(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_read, opaque));
	return qemu_bh_new_full(on_close, opaque, "on_close", 0);
}
