/* SPDX-License-Identifier: MIT */
/* The declaration says it, or nobody does, or more is said than the definition repeats. */
#ifndef DISK_H
#define DISK_H
#include "annotate.h"
coroutine_fn int disk_read(int block);
coroutine_fn int disk_write(int block);
coroutine_fn no_yield int disk_flush(void);
int disk_trim(int block);
static inline coroutine_fn int disk_size(void)
{
	return 512;
}
coroutine_fn int disk_elsewhere(int block);
#endif
