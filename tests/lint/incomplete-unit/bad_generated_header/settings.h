/* SPDX-License-Identifier: MIT */
/* What the build makes of the settings. */
#ifndef SETTINGS_H
#define SETTINGS_H
#include "config.h"

int settings_ticks(void);
#endif
