/* SPDX-License-Identifier: MIT */
#ifndef DISK_H
#define DISK_H
#include "qemu/coroutine.h"

int coroutine_fn disk_co_read(int block);

coroutine_fn int disk_co_write(int block);

/* Nobody has a body for it. */
int coroutine_fn disk_co_trim(int block);

int disk_map(int block);
#endif
