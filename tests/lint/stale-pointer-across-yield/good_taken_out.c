/* SPDX-License-Identifier: MIT */
/* The first of a list is taken out of it before the yield. */
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

struct peer {
	int sent;
	int refs;
	struct peer *next;
};

static struct peer *current;

static void co_send(void *opaque)
{
	(void)opaque;
	while (current) {
		struct peer *peer = current;

		current = peer->next;
		qemu_coroutine_yield();
		peer->sent++;
		free(peer);
	}
}

static void on_close(void *opaque)
{
	(void)opaque;
	free(current);
	current = 0;
}

QEMUBH *start(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_send, opaque));
	return qemu_bh_new_full(on_close, opaque, "on_close", 0);
}
