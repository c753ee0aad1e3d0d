/* SPDX-License-Identifier: MIT */
/* Below a folder that is open, or else by the whole path; who has a folder never means the path. */
#include <fcntl.h>
#include <unistd.h>
#include <uv.h>

static int open_it(int folder, const char *path)
{
	if (folder >= 0)
		return openat(folder, path, O_RDONLY);
	return open(path, O_RDONLY);
}

static void on_timer(uv_timer_t *timer)
{
	int folder = open("/sys/class/net", O_RDONLY | O_DIRECTORY);

	close(open_it(-1, "/proc/self/stat"));
	if (folder < 0)
		return;
	timer->data = (void *)(long)open_it(folder, "lo/mtu");
	close(folder);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
