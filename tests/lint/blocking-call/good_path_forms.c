/* SPDX-License-Identifier: MIT */
/* What is below /proc, /sys, /dev and /run is not on a disk, however the path is put together. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

static void literals(struct stat *status)
{
	stat("/proc/self/stat", status);
	stat("/proc", status);
	stat("/sys/class/net", status);
	stat("/dev/kvm", status);
	access("/sys/fs/cgroup", F_OK);
	fstatat(AT_FDCWD, "/sys/class", status, 0);
	unlink("/run/mine.pid");
	rename("/run/mine/new", "/var/run/mine/old");
}

static void choices(struct stat *status, int how)
{
	const char *path = "/proc/self/stat";
	const char begins[] = "/sys/";

	stat(how ? "/proc/a" : "/sys/b", status);
	if (how > 3)
		path = "/dev/null";
	stat(path, status);
	stat(begins, status);
}

static void formats(struct stat *status, int id, const char *name)
{
	char path[64], *made;

	snprintf(path, sizeof(path), "/proc/%d/stat", id);
	stat(path, status);
	sprintf(path, "%s/%s", "/sys", name);
	stat(path, status);
	snprintf(path, sizeof(path), "%s", "/sys/class");
	stat(path, status);
	strcpy(path, "/sys/class/net/");
	strcat(path, name);
	path[sizeof(path) - 1] = '\0';
	stat(path, status);
	if (asprintf(&made, "/proc/%d/maps", id) < 0)
		return;
	stat(made, status);
	free(made);
	made = strdup("/sys/power/state");
	stat(made, status);
	free(made);
}

/* What is written far behind the beginning does not change where the path leads. */
static void parts(struct stat *status, const char *name)
{
	char path[64] = "/sys/class/net/";

	strncpy(&path[sizeof("/sys/class/net/") - 1], name, 15);
	path[15] = *name;
	stat(path, status);
	strcpy(path + 15, name);
	stat(path, status);
}

/* In the same buffer, again and again. */
static void rounds(struct stat *status, int count)
{
	char path[64];

	for (int i = 0; i < count; i++) {
		snprintf(path, sizeof(path), "/sys/class/gpio/gpio%d", i);
		if (strlen(path) < sizeof(path) && stat(path, status) < 0)
			snprintf(path, 4, "/sys/%d", i);
		stat(path, status);
	}
}

static void on_timer(uv_timer_t *timer)
{
	struct stat status;

	literals(&status);
	choices(&status, *(int *)timer->data);
	formats(&status, *(int *)timer->data, timer->data);
	parts(&status, timer->data);
	rounds(&status, *(int *)timer->data);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
