/* SPDX-License-Identifier: MIT */
unsigned long digest(const char *text, unsigned long size);
