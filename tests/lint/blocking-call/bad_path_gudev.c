/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <gio/gio.h>
#include <gudev/gudev.h>
#include <unistd.h>

static gboolean on_timer(gpointer data)
{
	/* EXPECT: blocking-call open warning */
	int fd = open(g_udev_device_get_property(data, "ID_FILE"), O_RDONLY);
	/* EXPECT: blocking-call open warning */
	int other = open(g_udev_device_get_name(data), O_RDONLY);

	close(fd);
	close(other);
	return G_SOURCE_CONTINUE;
}

unsigned start(GUdevDevice *device)
{
	return g_timeout_add(1000, on_timer, device);
}
