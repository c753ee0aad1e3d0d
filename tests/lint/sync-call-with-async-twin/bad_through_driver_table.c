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

struct driver {
	int (*co_flush)(BlockBackend *blk);
	int (*co_read)(BlockBackend *blk, void *buf);
};

static int cow_co_flush(BlockBackend *blk)
{
	/* EXPECT: sync-call-with-async-twin blk_flush warning root=co_entry steps=3 */
	return blk_flush(blk);
}

static int cow_co_read(BlockBackend *blk, void *buf)
{
	/* EXPECT: sync-call-with-async-twin blk_pread warning root=co_entry steps=3 */
	return blk_pread(blk, 0, 1, buf, 0);
}

static const struct driver cow = { cow_co_flush, cow_co_read };

static void co_entry(void *opaque)
{
	const struct driver *driver = &cow;
	char byte;

	driver->co_read(opaque, &byte);
	driver->co_flush(opaque);
}

void start(BlockBackend *blk)
{
	qemu_coroutine_enter(qemu_coroutine_create(co_entry, blk));
}
