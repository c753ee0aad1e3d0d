/* SPDX-License-Identifier: MIT */
#include "disk.h"

/* Both say it. */
coroutine_fn int disk_read(int block)
{
	return block;
}

/* The definition has it from the header. */
int disk_write(int block)
{
	return block + 1;
}

no_yield int disk_flush(void)
{
	return 0;
}

/* Nobody says anything. */
int disk_trim(int block)
{
	return block;
}

/* Nobody outside of this file sees it. */
static coroutine_fn int helper(int block)
{
	return block;
}

int disk_used_here(int block);

coroutine_fn int disk_used_here(int block)
{
	return helper(block);
}

int disk_again(int block)
{
	return disk_used_here(block) + disk_size();
}
