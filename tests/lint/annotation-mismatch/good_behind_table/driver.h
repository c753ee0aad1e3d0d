/* SPDX-License-Identifier: MIT */
/* What the drivers offer to each other's tables, with all that is to be known. NO LOOP HERE. */
#ifndef DRIVER_H
#define DRIVER_H
#include "annotate.h"

struct driver {
	int (*co_read)(int block);
	int (*size)(void);
};

coroutine_fn int raw_co_read(int block);
int raw_size(void);
extern const struct driver raw, copy_on_read;
#endif
