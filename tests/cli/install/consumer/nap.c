/* SPDX-License-Identifier: MIT */
#include <unistd.h>

void nap(void);

void nap(void)
{
	sleep(1);
}
