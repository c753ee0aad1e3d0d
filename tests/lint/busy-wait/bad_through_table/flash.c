/* SPDX-License-Identifier: MIT */
#include "backend.h"

static void flash_sync(struct device *device)
{
	/* EXPECT: busy-wait flash_sync error root=on_async steps=3 */
	while (device_status(device) & device->busy)
		;
}

const struct backend flash = { .sync = flash_sync };
