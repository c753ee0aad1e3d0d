/* SPDX-License-Identifier: MIT */
#include "disk.h"

int disk_again(int block);

static int helper(int block)
{
	return -block;
}

/* NO LOOP HERE. */
int main(void)
{
	return disk_read(1) + disk_write(2) + disk_flush() + disk_trim(3) + disk_size() +
	       helper(4) + disk_elsewhere(5) + disk_again(6);
}
