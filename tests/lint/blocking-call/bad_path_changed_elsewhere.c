/* SPDX-License-Identifier: MIT */
/* What a path was says nothing about what it is after others had their hands on it. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

struct place {
	const char *path;
	char text[64];
	void (*choose)(char *path);
};

static void choose(struct place *place)
{
	place->path = getenv("FILE");
	snprintf(place->text, sizeof(place->text), "%s", place->path);
}

static void gather(int count, ...)
{
	va_list list;

	va_start(list, count);
	strcpy(va_arg(list, char *), "/etc/fstab");
	va_end(list);
}

static const char *one_of(int how)
{
	if (how)
		return "/proc/self/stat";
	return getenv("FILE");
}

static void fields(struct place *place, struct stat *status)
{
	struct place own = { .path = "/proc/x" };

	place->path = "/proc/self/stat";
	snprintf(place->text, sizeof(place->text), "/sys/%d", 1);
	choose(place);
	stat(place->path, status); /* EXPECT: blocking-call stat warning */
	stat(place->text, status); /* EXPECT: blocking-call stat warning */
	choose(&own);
	stat(own.path, status); /* EXPECT: blocking-call stat warning */
}

static void through_pointer(struct place *place, struct stat *status)
{
	char path[64] = "/sys/x", other[64] = "/sys/y";

	place->choose(path);
	stat(path, status); /* EXPECT: blocking-call stat warning */
	gather(1, other);
	stat(other, status); /* EXPECT: blocking-call stat warning */
}

static void parameter(const char *path, struct stat *status, int how)
{
	if (how > 3)
		path = one_of(how);
	stat(path, status); /* EXPECT: blocking-call stat warning */
}

static void repeated(struct stat *status, int count)
{
	const char *path = "/proc/self/stat";

	for (int i = 0; i < count; i++) {
		stat(path, status); /* EXPECT: blocking-call stat warning */
		path = one_of(i);
	}
}

static void on_timer(uv_timer_t *timer)
{
	struct stat status;

	fields(timer->data, &status);
	through_pointer(timer->data, &status);
	parameter("/proc/x", &status, *(int *)timer->data);
	repeated(&status, *(int *)timer->data);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
