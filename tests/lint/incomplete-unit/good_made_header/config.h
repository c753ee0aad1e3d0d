/* SPDX-License-Identifier: MIT */
/* Made by the build. */
#define CONFIG_TICKS 1000
