/* SPDX-License-Identifier: MIT */
#include <uv.h>

#include "driver.h"

static void on_timer(uv_timer_t *timer)
{
	struct device *device = timer->data;

	device->driver->flush(device);
	device->on_error(device, 1);
	hook("tick");
}

int start(uv_timer_t *timer, struct device *device)
{
	timer->data = device;
	device_init(device);
	return uv_timer_start(timer, on_timer, 0, 1000);
}
