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

struct copy {
	BlockBackend *from;
	char buf[512];
};

static int fill(struct copy *copy)
{
	/* EXPECT: sync-call-with-async-twin blk_pread warning root=co_entry steps=3 */
	return blk_pread(copy->from, 0, sizeof(copy->buf), copy->buf, 0);
}

static void co_entry(void *opaque)
{
	if (fill(opaque) < 0)
		bdrv_flush(0); /* EXPECT: sync-call-with-async-twin bdrv_flush warning ends=wait */
}

void start(struct copy *copy)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_entry, copy));
}
