/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include "shared.h"

static void hook(void)
{
	sleep(2);
}

int main(void)
{
	set_hook(hook);
	run_hook();
	return 0;
}
