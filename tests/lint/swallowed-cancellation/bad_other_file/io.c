/* SPDX-License-Identifier: MIT */
#include "io.h"

ssize_t get(st_netfd_t fd, void *buf, size_t size)
{
	ssize_t n = st_read(fd, buf, size, 1000000);

	return n < 0 ? -1 : n;
}

static ssize_t get_all(st_netfd_t fd, void *buf, size_t size)
{
	return st_read_fully(fd, buf, size, 1000000);
}

const struct transport plain = { get_all };
