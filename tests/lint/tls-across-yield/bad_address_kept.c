/* SPDX-License-Identifier: MIT */
/* The address of a thread-local variable, of its member, of its element. */
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

struct cache {
	int hits;
	int lines[4];
};

void use(int n);

static __thread int depth;
static __thread struct cache cache;
static _Thread_local int level;

static void co_a(void *opaque)
{
	int *p = &depth;

	aio_co_reschedule_self(opaque);
	*p = 1; /* EXPECT: tls-across-yield p error root=co_a confidence=high */
}

static void co_b(void *opaque)
{
	struct cache *c = &cache;

	aio_co_reschedule_self(opaque);
	c->hits++; /* EXPECT: tls-across-yield c error root=co_b */
}

static void co_c(void *opaque)
{
	int *line = &cache.lines[2];
	int *hits = &cache.hits;

	aio_co_reschedule_self(opaque);
	*line = 1;  /* EXPECT: tls-across-yield line error root=co_c */
	use(*hits); /* EXPECT: tls-across-yield hits error root=co_c */
}

static void move(AioContext *ctx)
{
	aio_co_reschedule_self(ctx);
}

static void co_d(void *opaque)
{
	int *p = &level;

	move(opaque);
	move(opaque);
	*p += 1; /* EXPECT: tls-across-yield p error root=co_d */
}

static int *kept(int *p, void *opaque)
{
	int *q = &depth;

	move(opaque);
	return p ? p : q; /* EXPECT: tls-across-yield q error root=co_e */
}

static void co_e(void *opaque)
{
	kept(0, opaque);
}

static void co_f(void *opaque)
{
	int *p = &depth;

	do
		move(opaque);
	while (*p < 3); /* EXPECT: tls-across-yield p error root=co_f */
}

static void co_g(void *opaque)
{
	int *p = &depth;

	if (opaque)
		move(opaque);
	*p = 0; /* EXPECT: tls-across-yield p error root=co_g */
}

static void on_bh(void *opaque)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_a, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_b, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_c, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_d, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_e, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_f, opaque));
	qemu_coroutine_enter(qemu_coroutine_create(co_g, opaque));
}

QEMUBH *start(void *opaque)
{
	return qemu_bh_new_full(on_bh, opaque, "on_bh", 0);
}
