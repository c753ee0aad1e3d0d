/* SPDX-License-Identifier: MIT */
#include <stdbool.h>
#include <stdint.h>

typedef struct BlockDriverState BlockDriverState;
typedef struct BlockBackend BlockBackend;
typedef struct Coroutine Coroutine;
typedef void CoroutineEntry(void *opaque);
typedef void QEMUBHFunc(void *opaque);
typedef struct QEMUBH QEMUBH;
typedef struct AioContext AioContext;

Coroutine *qemu_coroutine_create(CoroutineEntry *entry, void *opaque);
void qemu_coroutine_enter(Coroutine *coroutine);
bool qemu_in_coroutine(void);
QEMUBH *qemu_bh_new_full(QEMUBHFunc *cb, void *opaque, const char *name, void *guard);
#include "image.h"

static void co_entry(void *opaque)
{
	bdrv_flush(opaque);
}

void start(struct image *image)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_entry, image));
}
