/* SPDX-License-Identifier: MIT */
/* The one driver that comes with the program can flush; who sets the rest, nobody here knows. */
#include "device.h"

static int null_flush(struct device *device)
{
	return device->errors;
}

const struct driver null_driver = { .flush = null_flush };

int device_flush(struct device *device)
{
	if (device->driver->flush(device))
		/* EXPECT: unresolved-call reset note root=on_timer steps=3 */
		return device->driver->reset(device);
	return 0;
}

void device_each(struct device *device, int (*visit)(struct device *device))
{
	visit(device);
	log_hook("visited"); /* EXPECT: unresolved-call log_hook note root=on_timer steps=3 */
}
