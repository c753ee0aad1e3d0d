/* SPDX-License-Identifier: MIT */
/* Marks that are empty. */
#ifndef CO_H
#define CO_H
#include "../../../../rules/asynclint.h"
#define coroutine_fn
#define QEMU_PACKED_NOT
int coroutine_fn disk_read(int block);
int coroutine_fn disk_write(int block);
int disk_flush(int block);
ASYNC_NO_YIELD ASYNC_NONBLOCKING int disk_size(int block);
ASYNC_BLOCKING_OK("it is short") int disk_trim(int block);
#endif
