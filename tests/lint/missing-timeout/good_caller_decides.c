/* SPDX-License-Identifier: MIT */
/* The helper waits for ever when it is told to, and nobody tells it to. */
#include <st.h>

static ssize_t get(st_netfd_t fd, void *buf, size_t size, int patient)
{
	return st_read(fd, buf, size, patient ? ST_UTIME_NO_TIMEOUT : 2000000);
}

static ssize_t put(st_netfd_t fd, const void *buf, size_t size, st_utime_t timeout)
{
	if (timeout == ST_UTIME_NO_TIMEOUT)
		timeout = 60 * 1000000;
	return st_write(fd, buf, size, timeout);
}

static void *serve(void *data)
{
	char byte;

	while (get(data, &byte, 1, 0) == 1)
		put(data, &byte, 1, 1000000);
	return 0;
}

void start(st_netfd_t fd)
{
	st_thread_create(serve, fd, 0, 0);
}
