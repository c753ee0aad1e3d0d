/* SPDX-License-Identifier: MIT */
/* Below a folder that is open, or else by the whole path: who did not look has either. */
#include <fcntl.h>
#include <unistd.h>
#include <uv.h>

static int open_it(int folder, const char *path)
{
	if (folder >= 0)
		return openat(folder, path, O_RDONLY); /* EXPECT: blocking-call openat warning */
	return open(path, O_RDONLY);                   /* EXPECT: blocking-call open warning */
}

static void on_timer(uv_timer_t *timer)
{
	int folder = open("/sys/class/net", O_RDONLY | O_DIRECTORY);
	int other = open("/etc", O_RDONLY | O_DIRECTORY); /* EXPECT: blocking-call open warning */

	timer->data = (void *)(long)open_it(folder, "lo/mtu");
	if (other >= 0)
		open_it(other, "fstab");
	close(folder);
	close(other);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
