/* SPDX-License-Identifier: MIT */
#include "driver.h"

static const char *last;

static int flush(struct device *device)
{
	return device->errors;
}

static void count(struct device *device, int status)
{
	device->errors += status;
}

static void keep(const char *text)
{
	last = text;
}

static const struct driver only = { .flush = flush };
void (*hook)(const char *text) = keep;

void device_init(struct device *device)
{
	device->driver = &only;
	device->on_error = last ? 0 : count;
}
