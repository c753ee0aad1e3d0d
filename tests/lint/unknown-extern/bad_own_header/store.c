/* SPDX-License-Identifier: MIT */
#include "store.h"

void store_touch(void *store)
{
	*(int *)store += 1;
}
