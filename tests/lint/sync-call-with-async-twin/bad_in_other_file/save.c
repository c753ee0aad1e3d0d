/* SPDX-License-Identifier: MIT */
typedef struct BlockDriverState BlockDriverState;

int bdrv_flush(BlockDriverState *bs);
int save(BlockDriverState *bs);

int save(BlockDriverState *bs)
{
	/* EXPECT: sync-call-with-async-twin bdrv_flush warning root=co_entry steps=3 */
	return bdrv_flush(bs);
}
