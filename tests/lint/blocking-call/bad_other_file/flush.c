/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include "store.h"

void store_flush(struct store *store)
{
	fdatasync(store->fd); /* EXPECT: blocking-call fdatasync error root=on_timer steps=4 */
}
