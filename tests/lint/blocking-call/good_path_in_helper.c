/* SPDX-License-Identifier: MIT */
/* A helper gets the path, a helper makes it, two deep; all their callers mean the kernel's files.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

static int size_of(const char *path)
{
	struct stat status;

	return stat(path, &status) ? -1 : (int)status.st_size;
}

static int size_of_one(int which, const char *path)
{
	return which ? size_of(path) : 0;
}

static int below(const char *folder)
{
	char path[64];

	snprintf(path, sizeof(path), "%s/cmdline", folder);
	return access(path, F_OK);
}

static char *of_process(int process, const char *name)
{
	char *path;

	if (asprintf(&path, "/proc/%d/%s", process, name) < 0)
		return NULL;
	return path;
}

static char *of_device(int device)
{
	char *path = NULL;

	if (device < 0)
		goto out;
	path = strdup("/dev/vfio/vfio");
out:
	return path;
}

static int open_it(const char *path)
{
	return open(path, O_RDONLY | O_CLOEXEC);
}

static int read_file(const char *path, char *text, size_t size)
{
	int fd = open_it(path);
	int got = -1;

	if (fd >= 0) {
		got = (int)read(fd, text, size);
		close(fd);
	}
	return got;
}

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	char *path = of_process(1, "status");

	timer->data = (void *)(long)size_of_one(1, "/sys/kernel/uevent_seqnum");
	read_file("/proc/self/stat", text, sizeof(text));
	read_file(path, text, sizeof(text));
	below("/proc/1");
	below("/proc");
	unlink(path);
	free(path);
	path = of_device(*(int *)timer->data);
	access(path, F_OK);
	free(path);
}

/* Not on the loop: whatever it likes. */
int start(uv_timer_t *timer)
{
	char text[64];

	read_file("/etc/hostname", text, sizeof(text));
	return uv_timer_start(timer, on_timer, 1000, 0);
}
