/* SPDX-License-Identifier: MIT */
/* A callback that is given an object reads from the field of it that is watched. */
#include <unistd.h>

void qemu_set_fd_handler(int fd, void (*on_read)(void *), void (*on_write)(void *), void *data);

struct device {
	int fd;
};

static void on_read(void *data)
{
	struct device *device = data;
	char text[64];

	if (read(device->fd, text, sizeof(text)) <= 0)
		close(device->fd);
}

static void on_read_in_helper(int fd)
{
	char text[64];

	read(fd, text, sizeof(text));
}

static void on_second_read(void *data)
{
	struct device *device = data;

	on_read_in_helper(device->fd);
}

void device_open(struct device *device, int fd)
{
	device->fd = fd;
	qemu_set_fd_handler(fd, on_read, NULL, device);
	qemu_set_fd_handler(device->fd, on_read, NULL, device);
}

void device_reopen(struct device *device)
{
	qemu_set_fd_handler(device->fd, on_second_read, NULL, device);
}
