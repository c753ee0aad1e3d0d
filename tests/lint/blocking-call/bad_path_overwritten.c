/* SPDX-License-Identifier: MIT */
/* A path that was the kernel's when it was made, and that somebody may have written over since. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

struct place {
	char *path;
};

static void choose(char *path)
{
	strcpy(path, "/etc/fstab");
}

static void choose_all(char (*path)[64])
{
	strcpy(*path, "/etc/fstab");
}

static void choose_later(struct place *place)
{
	strcpy(place->path, "/etc/fstab");
}

static void by_call(struct stat *status)
{
	char path[64];

	snprintf(path, sizeof(path), "/sys/%d", 1);
	choose(path);
	stat(path, status); /* EXPECT: blocking-call stat warning */
	snprintf(path, sizeof(path), "/sys/%d", 1);
	choose_all(&path);
	stat(path, status); /* EXPECT: blocking-call stat warning */
}

static void by_library(struct stat *status, int fd, const char *line)
{
	char path[64], other[64], third[64];

	snprintf(path, sizeof(path), "/sys/%d", 1);
	memcpy(path, line, 4);
	stat(path, status); /* EXPECT: blocking-call stat warning */
	snprintf(other, sizeof(other), "/sys/%d", 1);
	sscanf(line, "%s", other);
	stat(other, status); /* EXPECT: blocking-call stat warning */
	snprintf(third, sizeof(third), "/sys/%d", 1);
	strcpy(third + 1, line);
	stat(third, status); /* EXPECT: blocking-call stat warning */
	snprintf(third, sizeof(third), "/sys/%d", fd);
	strcpy(&third[1], line);
	stat(third, status); /* EXPECT: blocking-call stat warning */
}

static void by_store(struct stat *status, int at)
{
	char path[64], other[64];

	snprintf(path, sizeof(path), "/sys/%d", 1);
	path[2] = 'x';
	stat(path, status); /* EXPECT: blocking-call stat warning */
	snprintf(other, sizeof(other), "/sys/%d", 1);
	other[at] = 'x';
	stat(other, status); /* EXPECT: blocking-call stat warning */
}

/* Under another name. */
static void by_alias(struct stat *status)
{
	char path[64], other[64];
	struct place place = { .path = path };
	char *name = other;

	snprintf(path, sizeof(path), "/sys/%d", 1);
	choose_later(&place);
	stat(path, status); /* EXPECT: blocking-call stat warning */
	snprintf(other, sizeof(other), "/sys/%d", 1);
	strcpy(name, "/etc/fstab");
	stat(other, status); /* EXPECT: blocking-call stat warning */
}

/* On one of two ways. */
static void by_branch(struct stat *status, const char *from)
{
	char path[64];

	snprintf(path, sizeof(path), "/sys/%d", 1);
	if (*from == 'x')
		snprintf(path, sizeof(path), "%s", from);
	stat(path, status); /* EXPECT: blocking-call stat warning */
}

static void on_timer(uv_timer_t *timer)
{
	struct stat status;

	by_call(&status);
	by_library(&status, *(int *)timer->data, timer->data);
	by_store(&status, *(int *)timer->data);
	by_alias(&status);
	by_branch(&status, timer->data);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
