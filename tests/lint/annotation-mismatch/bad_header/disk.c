/* SPDX-License-Identifier: MIT */
#include "disk.h"

coroutine_fn int disk_read(int block)
{
	return block;
}

coroutine_fn int disk_write(int block)
{
	return block + 1;
}

coroutine_fn no_yield int disk_flush(void)
{
	return 0;
}

static int trim(int block);

annotated("blocks") int disk_trim(int block)
{
	return trim(block);
}

static coroutine_fn int trim(int block)
{
	return -block;
}

annotated("must_close") struct disk *disk_open(const char *name)
{
	return (struct disk *)name;
}

coroutine_fn void disk_close(struct disk *disk)
{
	(void)disk;
}
