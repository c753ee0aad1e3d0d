/* SPDX-License-Identifier: MIT */
/* The field that is watched is ready for one read; another is not, and neither is this one where
 * it holds something new. */
#include <sys/socket.h>
#include <unistd.h>

void qemu_set_fd_handler(int fd, void (*on_read)(void *), void (*on_write)(void *), void *data);

struct device {
	int fd;
	int control;
};

static void on_read(void *data)
{
	struct device *device = data;
	char text[64];

	read(device->control, text, sizeof(text)); /* EXPECT: blocking-call read note */
	read(device->fd, text, sizeof(text));
	read(device->fd, text, sizeof(text)); /* EXPECT: blocking-call read note */
}

static void on_second_read(void *data)
{
	struct device *device = data;
	char text[64];

	device->fd = socket(AF_INET, SOCK_STREAM, 0);
	read(device->fd, text, sizeof(text)); /* EXPECT: blocking-call read error */
}

void device_open(struct device *device)
{
	qemu_set_fd_handler(device->fd, on_read, NULL, device);
	qemu_set_fd_handler(device->fd, on_second_read, NULL, device);
}
