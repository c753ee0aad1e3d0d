/* SPDX-License-Identifier: MIT */
#include "pool.h"

int pause(struct pool *pool)
{
	return pool != 0;
}

int pool_remove(struct pool *pool)
{
	return pause(pool);
}
