/* SPDX-License-Identifier: MIT */
#include <unistd.h>

void hook(void);
void hook_again(void);

__attribute__((weak)) void hook(void)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer */
}

void hook_again(void)
{
	hook();
}
