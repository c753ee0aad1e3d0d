/* SPDX-License-Identifier: MIT */
/* For ever is said here, and waited in another file: by a function, and by two of its table. */
#include "io.h"

static void *serve(void *data)
{
	const struct transport *transport = &plain;
	char buf[16];

	if (io_ask(data, "name?", buf, sizeof(buf), ST_UTIME_NO_TIMEOUT) <= 0)
		return 0;
	while (transport->get(data, buf, sizeof(buf), ST_UTIME_NO_TIMEOUT) > 0)
		transport->put(data, buf, sizeof(buf), ST_UTIME_NO_TIMEOUT);
	return 0;
}

void start(st_netfd_t fd)
{
	st_thread_create(serve, fd, 0, 0);
}
