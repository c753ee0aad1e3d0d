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

static int flush(BlockDriverState *bs)
{
	return qemu_in_coroutine() ? bdrv_co_flush(bs) : bdrv_flush(bs);
}

static int flush_and_close(BlockDriverState *bs)
{
	if (!qemu_in_coroutine())
		return bdrv_flush(bs);
	return bdrv_co_flush(bs);
}

static void co_entry(void *opaque)
{
	flush(opaque);
	flush_and_close(opaque);
}

void start(BlockDriverState *bs)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_entry, bs));
}
