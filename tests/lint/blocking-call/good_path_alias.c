/* SPDX-License-Identifier: MIT */
/* A buffer that is filled through another name of it, as macros with statement expressions do. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <uv.h>

#define FORMAT_INTO(buffer, ...)                                                                   \
	({                                                                                         \
		char *_buffer = (buffer);                                                          \
		int _length = snprintf(_buffer, sizeof(buffer), __VA_ARGS__);                      \
		(void)_length;                                                                     \
		_buffer;                                                                           \
	})

static int size_of(const char *path)
{
	struct stat status;

	return stat(path, &status) ? -1 : (int)status.st_size;
}

static void twice(int id)
{
	char path[64], value[16];

	FORMAT_INTO(path, "/proc/%d/stat", id);
	FORMAT_INTO(value, "%d", id);
	size_of(path);
	FORMAT_INTO(path, "/sys/%s/stat", value);
	size_of(path);
	size_of(FORMAT_INTO(path, "/sys/%d", id));
}

static void rounds(int count)
{
	char path[64];

	for (int i = 0; i < count; i++) {
		FORMAT_INTO(path, "/sys/class/gpio/gpio%d", i);
		size_of(path);
	}
}

static void by_name(const char *name)
{
	char path[64], other[64];
	char *at = path, *same = at, *begin = &other[0];

	snprintf(same, sizeof(path), "/proc/%s", name);
	size_of(path);
	size_of(at);
	snprintf(other, sizeof(other), "/proc/%s", name);
	size_of(begin);
	begin = strrchr(other, '/');
	size_of(other);
}

static void on_timer(uv_timer_t *timer)
{
	twice(*(int *)timer->data);
	rounds(*(int *)timer->data);
	by_name(timer->data);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
