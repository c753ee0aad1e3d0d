/* SPDX-License-Identifier: MIT */
/* What udev tells besides is no path, or one that anybody may have written there. */
#include <libudev.h>
#include <sys/stat.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	struct udev_device *device = timer->data;
	struct udev_list_entry *entry = udev_device_get_devlinks_list_entry(device);
	struct stat status;

	stat(udev_device_get_devpath(device), &status);  /* EXPECT: blocking-call stat warning */
	stat(udev_list_entry_get_value(entry), &status); /* EXPECT: blocking-call stat warning */
	/* EXPECT: blocking-call stat warning */
	stat(udev_device_get_property_value(device, "ID_FILE"), &status);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
