/* SPDX-License-Identifier: MIT */
#include "settings.h"

int settings_ticks(void)
{
	return CONFIG_TICKS;
}
