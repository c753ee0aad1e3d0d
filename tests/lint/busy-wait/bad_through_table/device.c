/* SPDX-License-Identifier: MIT */
#include "backend.h"

unsigned device_status(const struct device *device)
{
	return *(const volatile unsigned *)&device->status;
}
