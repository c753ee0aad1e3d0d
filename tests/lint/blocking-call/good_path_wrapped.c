/* SPDX-License-Identifier: MIT */
/* The program has its own printf, its own buffers to fill, its own way to hand a descriptor on. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

__attribute__((format(printf, 2, 0))) static int xvasprintf(char **text, const char *format,
                                                            va_list list)
{
	int length = vasprintf(text, format, list);

	if (length < 0)
		abort();
	return length;
}

__attribute__((format(printf, 2, 3))) static int xasprintf(char **text, const char *format, ...)
{
	va_list list;
	int length;

	va_start(list, format);
	length = xvasprintf(text, format, list);
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

__attribute__((format(printf, 3, 4))) static int fill(char *text, size_t size, const char *format,
                                                      ...)
{
	va_list list;
	int length;

	va_start(list, format);
	length = vsnprintf(text, size, format, list);
	va_end(list);
	return length;
}

static void path_of(char *path, size_t size, int process)
{
	snprintf(path, size, "/proc/%d/stat", process);
}

static int steal(int *fd)
{
	int got = *fd;

	*fd = -1;
	return got;
}

static void close_it(int *fd)
{
	if (*fd >= 0)
		close(*fd);
}

int find(int folder, int number);

static int folder_of(int count)
{
	for (int i = 0; i < count; i++) {
		__attribute__((cleanup(close_it))) int folder = -1;

		folder = open("/sys/class/net", O_RDONLY | O_DIRECTORY);
		if (folder < 0)
			continue;
		if (find(folder, i))
			return steal(&folder);
	}
	return -1;
}

static void on_timer(uv_timer_t *timer)
{
	__attribute__((cleanup(close_it))) int folder = folder_of(*(int *)timer->data);
	char *path, buffer[64];

	xasprintf(&path, "/proc/%d/stat", *(int *)timer->data);
	unlink(path);
	free(path);
	path = made("/proc/%d/stat", *(int *)timer->data);
	unlink(path);
	free(path);
	path = made("%s/stat", "/proc/self");
	unlink(path);
	free(path);
	fill(buffer, sizeof(buffer), "/proc/%d/stat", *(int *)timer->data);
	unlink(buffer);
	path_of(buffer, sizeof(buffer), 1);
	unlink(buffer);
	if (folder >= 0)
		faccessat(folder, "lo", F_OK, 0);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
