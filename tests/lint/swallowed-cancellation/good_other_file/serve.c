/* SPDX-License-Identifier: MIT */
/* What is waited in stands in another file, and once behind a table; interrupted, each of these
 * ends, or asks that file whether it has to.
 */
#include <errno.h>

#include "io.h"

static void *ends(void *data)
{
	char buf[16];
	ssize_t n;

	do {
		n = get(data, buf, sizeof(buf));
	} while (n == -1 && errno == ETIME);
	return 0;
}

static void *asks(void *data)
{
	char buf[16];

	while (!is_stopping())
		if (get(data, buf, sizeof(buf)) < 0 && errno == EINTR)
			continue;
	return 0;
}

static void *behind_table(void *data)
{
	char buf[16];

	for (;;) {
		ssize_t n = plain.get(data, buf, sizeof(buf));

		if (n < 0 && errno == EINTR)
			return 0;
		if (n == (ssize_t)sizeof(buf))
			break;
	}
	return data;
}

st_thread_t start(st_netfd_t fd)
{
	st_thread_create(ends, fd, 0, 0);
	st_thread_create(asks, fd, 0, 0);
	return st_thread_create(behind_table, fd, 1, 0);
}
