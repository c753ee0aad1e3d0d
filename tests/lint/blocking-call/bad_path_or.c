/* SPDX-License-Identifier: MIT */
/* The caller's path, or another one: one of the two is on a disk. */
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
	/* EXPECT: blocking-call stat warning */
	return stat(path, &status) ? -1 : (int)status.st_size;
}

static int mode_of(const char *path)
{
	struct stat status;

	if (!path)
		path = "/etc/fstab";
	/* EXPECT: blocking-call stat warning */
	return stat(path, &status) ? -1 : (int)status.st_mode;
}

static int links_of(const char *path, const char *other, int how)
{
	struct stat status;

	if (how > 1)
		path = other;
	else if (how)
		path = "/proc/cmdline";
	/* EXPECT: blocking-call stat warning */
	return stat(path, &status) ? -1 : (int)status.st_nlink;
}

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

/* "/procession" */
static void appended(const char *path)
{
	char text[64];

	if (!path)
		path = "/proc";
	snprintf(text, sizeof(text), "%sion", path);
	chmod(text, 0600); /* EXPECT: blocking-call chmod warning */
}

static void on_timer(uv_timer_t *timer)
{
	char *path = event_of("/etc", 1), *other = event_of(timer->data, 1);

	size_of("/etc/fstab");
	mode_of(NULL);
	mode_of("/proc/x");
	links_of("/proc/x", "/proc/y", *(int *)timer->data);
	appended(NULL);
	unlink(path);  /* EXPECT: blocking-call unlink warning */
	unlink(other); /* EXPECT: blocking-call unlink warning */
	free(path);
	free(other);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
