/* SPDX-License-Identifier: MIT */
#include "disk.h"

int disk_format(int block); /* EXPECT: annotation-mismatch disk_format warning */
int disk_check(int block);  /* EXPECT: annotation-mismatch disk_check warning */

/* NO LOOP HERE. */
int main(void)
{
	struct disk *disk = disk_open("a");
	int (*check)(int block) = disk_check;

	disk_read(1);
	disk_write(1);
	disk_trim(2);
	disk_format(3);
	check(4);
	disk_close(disk);
	return disk_flush();
}
