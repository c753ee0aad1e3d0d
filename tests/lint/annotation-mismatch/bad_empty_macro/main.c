/* SPDX-License-Identifier: MIT */
/* NO LOOP HERE. */
#include "co.h"

int main(void)
{
	return disk_read(1) + disk_write(2) + disk_flush(3) + disk_size(4) + disk_trim(5);
}
