/* SPDX-License-Identifier: MIT */
/* A wait that frees what it could not fill, a list that keeps what it is given, and a pool. */
#include "io.h"

#include <stdlib.h>

static char *kept;

int fill(st_netfd_t fd, char *buf, size_t size)
{
	return st_read_fully(fd, buf, size, 1000000) < 0 ? -1 : 0;
}

int fill_or_drop(st_netfd_t fd, char *buf, size_t size)
{
	if (st_read_fully(fd, buf, size, 1000000) >= 0)
		return 0;
	free(buf);
	return -1;
}

void keep(char *buf)
{
	kept = buf;
}

void drop(char *buf)
{
	free(buf);
}

const struct pool heap = { .put = drop };
