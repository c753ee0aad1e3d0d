/* SPDX-License-Identifier: MIT */
/* Taken from a member of a global struct. */
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

struct buffer {
	char text[64];
};

static struct server {
	struct buffer *log;
} server;

static void co_log(void *opaque)
{
	struct buffer *log = server.log;

	(void)opaque;
	qemu_coroutine_yield();
	log->text[0] = 'x'; /* EXPECT: stale-pointer-across-yield log warning root=co_log */
}

static void on_close(void *opaque)
{
	(void)opaque;
	free(server.log);
	server.log = 0;
}

QEMUBH *start(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_log, opaque));
	return qemu_bh_new_full(on_close, opaque, "on_close", 0);
}
