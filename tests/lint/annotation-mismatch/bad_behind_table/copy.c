/* SPDX-License-Identifier: MIT */
/* Nobody calls it by name: another file takes its address for a table, and sees the header only. */
#include "driver.h"

const struct driver copy_on_read = { .co_read = raw_co_read, .size = raw_size };

int main(void)
{
	return copy_on_read.co_read(copy_on_read.size());
}
