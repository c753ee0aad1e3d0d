/* SPDX-License-Identifier: MIT */
/* A helper gets the path; some of its callers have one on a disk. */
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

	/* EXPECT: blocking-call stat warning root=on_timer steps=3 */
	return stat(path, &status) ? -1 : (int)status.st_size;
}

static int below(const char *folder)
{
	char path[64];

	snprintf(path, sizeof(path), "%s/cmdline", folder);
	return access(path, F_OK); /* EXPECT: blocking-call access warning root=on_signal */
}

static char *in_state(const char *name)
{
	char *path;

	if (asprintf(&path, "/var/lib/%s", name) < 0)
		return NULL;
	return path;
}

static int read_file(const char *path, char *text, size_t size)
{
	int fd = open(path, O_RDONLY); /* EXPECT: blocking-call open warning root=on_signal */
	int got = -1;

	if (fd >= 0) {
		/* EXPECT: blocking-call read warning root=on_signal */
		got = (int)read(fd, text, size);
		close(fd);
	}
	return got;
}

/* Not what the caller gave any more. */
static int another(char *path)
{
	snprintf(path, 64, "%s", getenv("FILE"));
	return chmod(path, 0600); /* EXPECT: blocking-call chmod warning */
}

static void on_timer(uv_timer_t *timer)
{
	char path[64] = "/proc/x/";

	timer->data = (void *)(long)size_of("/etc/fstab");
	another(path);
}

static void on_signal(uv_signal_t *signal, int number)
{
	char text[64];
	char *path = in_state("x");

	signal->data = (void *)(long)size_of("/proc/self/maps");
	read_file("/proc/self/stat", text, sizeof(text));
	read_file("/etc/hostname", text, sizeof(text));
	below(number > 2 ? "/proc/1" : "/tmp");
	unlink(path); /* EXPECT: blocking-call unlink warning */
	free(path);
}

int start(uv_timer_t *timer, uv_signal_t *signal)
{
	uv_signal_start(signal, on_signal, 1);
	return uv_timer_start(timer, on_timer, 1000, 0);
}
