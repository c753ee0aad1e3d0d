/* SPDX-License-Identifier: MIT */
#include <unistd.h>

void hook(void);
void hook_again(void);

__attribute__((weak)) void hook(void)
{
	sleep(1);
}

/* Beside it the other one is meant, too. */
void hook_again(void)
{
	hook();
}
