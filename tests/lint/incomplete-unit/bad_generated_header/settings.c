/* SPDX-License-Identifier: MIT */ // EXPECT: incomplete-unit analysed note
#include "settings.h"

int settings_ticks(void)
{
	return CONFIG_TICKS;
}
