/* SPDX-License-Identifier: MIT */
/* The program's own printf with other formats; helpers that do not always do the same. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

__attribute__((format(printf, 2, 3))) static int xasprintf(char **text, const char *format, ...)
{
	va_list list;
	int length;

	va_start(list, format);
	length = vasprintf(text, format, list);
	va_end(list);
	return length;
}

__attribute__((format(printf, 1, 2))) static char *made(const char *format, ...)
{
	va_list list;
	char *text;

	va_start(list, format);
	if (vasprintf(&text, format, list) < 0)
		text = NULL;
	va_end(list);
	return text;
}

/* What follows the format is not what the format says comes first. */
static char *in_folder(const char *name, const char *folder)
{
	return made("%s/%s", folder, name);
}

/* Sometimes it leaves the buffer as it is. */
static void perhaps(char *path, size_t size, int process)
{
	if (process)
		snprintf(path, size, "/proc/%d/stat", process);
}

static void then_another(char **path, int process)
{
	xasprintf(path, "/proc/%d/stat", process);
	free(*path);
	*path = getenv("FILE");
}

static void written_over(char *path, size_t size)
{
	snprintf(path, size, "/proc/self/stat");
	path[1] = 'x';
}

static int steal(int *fd)
{
	int got = *fd;

	*fd = -1;
	return got;
}

static void on_timer(uv_timer_t *timer)
{
	int folder = open("/etc", O_RDONLY | O_DIRECTORY); /* EXPECT: blocking-call open warning */
	char *path, buffer[64];

	xasprintf(&path, "/etc/%d", *(int *)timer->data);
	unlink(path); /* EXPECT: blocking-call unlink warning */
	free(path);
	path = made("/etc/%d/stat", *(int *)timer->data);
	unlink(path); /* EXPECT: blocking-call unlink warning */
	free(path);
	path = in_folder("/proc/x", "/etc");
	unlink(path); /* EXPECT: blocking-call unlink warning */
	free(path);
	perhaps(buffer, sizeof(buffer), *(int *)timer->data);
	unlink(buffer); /* EXPECT: blocking-call unlink warning */
	then_another(&path, 1);
	unlink(path); /* EXPECT: blocking-call unlink warning */
	written_over(buffer, sizeof(buffer));
	unlink(buffer); /* EXPECT: blocking-call unlink warning */
	folder = steal(&folder);
	faccessat(folder, "x", F_OK, 0); /* EXPECT: blocking-call faccessat warning */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
