/* SPDX-License-Identifier: MIT */
#include <unistd.h>

static void work(void)
{
	sleep(2);
}

int main(void)
{
	work();
	return 0;
}
