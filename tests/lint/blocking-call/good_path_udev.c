/* SPDX-License-Identifier: MIT */
/* Device nodes and what is below /sys are on no disk, whoever tells where they are. */
#include <fcntl.h>
#include <libudev.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

static int attribute(struct udev_device *device, const char *name)
{
	char path[256], text[16];
	int fd, got = -1;

	snprintf(path, sizeof(path), "%s/%s", udev_device_get_syspath(device), name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		got = (int)read(fd, text, sizeof(text));
		close(fd);
	}
	return got;
}

static void on_timer(uv_timer_t *timer)
{
	struct udev_device *device = timer->data;
	struct udev_list_entry *entry = udev_device_get_devlinks_list_entry(device);
	int fd = open(udev_device_get_devnode(device), O_RDWR);
	struct stat status;

	if (entry)
		stat(udev_list_entry_get_name(entry), &status);
	fchmodat(AT_FDCWD, udev_device_get_devnode(device), attribute(device, "size"), 0);
	close(fd);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
