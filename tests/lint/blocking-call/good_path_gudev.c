/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <gio/gio.h>
#include <gudev/gudev.h>
#include <unistd.h>

static char *attribute(GUdevDevice *device, const char *name)
{
	g_autofree char *path = g_strconcat(g_udev_device_get_sysfs_path(device), "/", name, NULL);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, NULL);
	return text;
}

static gboolean on_timer(gpointer data)
{
	GDir *folder = g_dir_open(g_udev_device_get_sysfs_path(data), 0, NULL);
	g_autofree char *size = attribute(data, "size");
	int fd = open(g_udev_device_get_device_file(data), O_RDONLY);

	close(fd);
	g_dir_close(folder);
	return size != NULL;
}

unsigned start(GUdevDevice *device)
{
	return g_timeout_add(1000, on_timer, device);
}
