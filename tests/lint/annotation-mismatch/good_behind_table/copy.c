/* SPDX-License-Identifier: MIT */
/* Another file takes the address for a table, and sees what the definition says. */
#include "driver.h"

const struct driver copy_on_read = { .co_read = raw_co_read, .size = raw_size };

int main(void)
{
	return copy_on_read.co_read(raw.size()) + raw.co_read(1);
}
