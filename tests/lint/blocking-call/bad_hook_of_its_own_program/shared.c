/* SPDX-License-Identifier: MIT */
#include "shared.h"

static void (*the_hook)(void);

void set_hook(void (*f)(void))
{
	the_hook = f;
}

void run_hook(void)
{
	the_hook();
}
