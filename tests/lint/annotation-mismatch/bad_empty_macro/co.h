/* SPDX-License-Identifier: MIT */
/* Marks that are empty, one that nobody knows, and some that are not empty. */
#ifndef CO_H
#define CO_H
#include "../../../../rules/asynclint.h"
#define coroutine_fn
#define QEMU_PACKED_NOT
int disk_read(int block); /* EXPECT: annotation-mismatch disk_read warning */
int coroutine_fn disk_write(int block);
int disk_flush(int block);
ASYNC_NONBLOCKING int disk_size(int block); /* EXPECT: annotation-mismatch disk_size warning */
int disk_trim(int block);                   /* EXPECT: annotation-mismatch disk_trim warning */
#endif
