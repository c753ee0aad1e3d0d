/* SPDX-License-Identifier: MIT */
/* What the drivers offer to each other's tables. NO LOOP HERE. */
#ifndef DRIVER_H
#define DRIVER_H
#include "annotate.h"

struct driver {
	int (*co_read)(int block);
	int (*size)(void);
};

int raw_co_read(int block); /* EXPECT: annotation-mismatch raw_co_read warning */
int raw_size(void);
extern const struct driver copy_on_read;
#endif
