/* SPDX-License-Identifier: MIT */
#include "co.h"

int coroutine_fn disk_read(int block)
{
	return block;
}

int disk_write(int block)
{
	return block;
}

int QEMU_PACKED_NOT disk_flush(int block)
{
	return block;
}

ASYNC_NO_YIELD int disk_size(int block)
{
	return block;
}

ASYNC_BLOCKING_OK("it is short") int disk_trim(int block)
{
	return block;
}
