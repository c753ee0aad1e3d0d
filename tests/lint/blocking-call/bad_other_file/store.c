/* SPDX-License-Identifier: MIT */
#include "store.h"

void store_save(struct store *store)
{
	store_flush(store);
}
