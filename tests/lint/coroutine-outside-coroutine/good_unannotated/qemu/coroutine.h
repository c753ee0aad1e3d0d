/* SPDX-License-Identifier: MIT */
/* As much of QEMU as this is about; its marks are empty macros. */
#ifndef QEMU_COROUTINE_H
#define QEMU_COROUTINE_H
#include <stdbool.h>

#define coroutine_fn
#define coroutine_mixed_fn

typedef struct Coroutine Coroutine;
typedef struct AioContext AioContext;
typedef void CoroutineEntry(void *opaque);
typedef void QEMUBHFunc(void *opaque);
typedef struct QEMUBH QEMUBH;

Coroutine *qemu_coroutine_create(CoroutineEntry *entry, void *opaque);
void qemu_coroutine_enter(Coroutine *coroutine);
void coroutine_fn qemu_coroutine_yield(void);
bool qemu_in_coroutine(void);
bool aio_poll(AioContext *ctx, bool blocking);
QEMUBH *qemu_bh_new_full(QEMUBHFunc *cb, void *opaque, const char *name, void *guard);
#endif
