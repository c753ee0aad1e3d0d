/* SPDX-License-Identifier: MIT */
/* As much of QEMU as this is about, under the name that its pack knows. */
#include <stdbool.h>

typedef struct Coroutine Coroutine;
typedef struct BlockDriverState BlockDriverState;
typedef void CoroutineEntry(void *opaque);
typedef void QEMUBHFunc(void *opaque);
typedef struct QEMUBH QEMUBH;

Coroutine *qemu_coroutine_create(CoroutineEntry *entry, void *opaque);
void qemu_coroutine_enter(Coroutine *coroutine);
bool qemu_in_coroutine(void);
QEMUBH *qemu_bh_new_full(QEMUBHFunc *cb, void *opaque, const char *name, void *guard);
int bdrv_flush(BlockDriverState *bs);
int bdrv_co_flush(BlockDriverState *bs);
