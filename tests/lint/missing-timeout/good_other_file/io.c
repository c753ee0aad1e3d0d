/* SPDX-License-Identifier: MIT */
/* Everybody who comes here says how long, and means it. */
#include "io.h"

#include <string.h>

ssize_t io_ask(st_netfd_t fd, const char *what, void *buf, size_t size, st_utime_t timeout)
{
	if (st_write(fd, what, strlen(what), 1000000) < 0)
		return -1;
	return st_read(fd, buf, size, timeout);
}

static ssize_t plain_get(st_netfd_t fd, void *buf, size_t size, st_utime_t timeout)
{
	return st_recvfrom(fd, buf, (int)size, 0, 0, timeout);
}

static ssize_t plain_put(st_netfd_t fd, const void *buf, size_t size, st_utime_t timeout)
{
	return st_write(fd, buf, size, timeout);
}

const struct transport plain = { .get = plain_get, .put = plain_put };
