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
int bdrv_flush(BlockDriverState *bs);
int bdrv_co_flush(BlockDriverState *bs);
int blk_pread(BlockBackend *blk, int64_t offset, int64_t bytes, void *buf, int flags);
int blk_co_pread(BlockBackend *blk, int64_t offset, int64_t bytes, void *buf, int flags);
int blk_flush(BlockBackend *blk);

/* A callback cannot call the twin: it is made for coroutines. */
static void on_bh(void *opaque)
{
	bdrv_flush(opaque);
}

QEMUBH *start(BlockDriverState *bs)
{
	return qemu_bh_new_full(on_bh, bs, "on_bh", 0);
}
