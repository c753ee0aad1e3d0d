/* SPDX-License-Identifier: MIT */
#include <unistd.h>

int prepare(void);

static void work(void)
{
	sleep(2);
}

int prepare(void)
{
	work();
	return 0;
}
