/* SPDX-License-Identifier: MIT */
/* Two static functions of one name: the one in b.c is reached, this one is not. */
#include <unistd.h>

int from_main(void);

static void work(void)
{
	sleep(2);
}

int from_main(void)
{
	work();
	return 0;
}
