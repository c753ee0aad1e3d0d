/* SPDX-License-Identifier: MIT */
#ifndef SETTINGS_H
#define SETTINGS_H
#include "config.h"

int settings_ticks(void);
#endif
