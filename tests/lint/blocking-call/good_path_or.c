/* SPDX-License-Identifier: MIT */
/* The caller's path, or another one for whoever gives none. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

static int size_of(const char *path)
{
	struct stat status;

	if (!path)
		path = "/proc/cmdline";
	return stat(path, &status) ? -1 : (int)status.st_size;
}

static int size_of_one(const char *path, int which)
{
	return size_of(which ? path : NULL);
}

/* One of them as a folder. */
static char *event_of(const char *folder, int device)
{
	char *path;

	if (folder) {
		if (asprintf(&path, "%s/uevent", folder) < 0)
			return NULL;
		return path;
	}
	if (asprintf(&path, "/sys/block/%d/uevent", device) < 0)
		return NULL;
	return path;
}

static const char *or_default(const char *path)
{
	if (!path)
		return "/proc/mounts";
	return path;
}

static void on_timer(uv_timer_t *timer)
{
	char *path = event_of(NULL, 1), *other = event_of("/sys/block/sda", 1);

	timer->data = (void *)(long)size_of(NULL);
	size_of("/sys/x");
	size_of_one("/proc/x", *(int *)timer->data);
	unlink(path);
	unlink(other);
	free(path);
	free(other);
	access(or_default(NULL), F_OK);
	access(or_default("/dev/null"), F_OK);
}

/* Not on the loop: whatever it likes. */
int start(uv_timer_t *timer)
{
	size_of("/etc/fstab");
	return uv_timer_start(timer, on_timer, 1000, 0);
}
