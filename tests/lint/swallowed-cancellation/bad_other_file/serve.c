/* SPDX-License-Identifier: MIT */
/* What is waited in stands in another file, and once behind a table of functions. */
#include <errno.h>
#include "io.h"

static void *serve(void *data)
{
	char buf[16];
	ssize_t n;

	do {
		/* EXPECT: swallowed-cancellation get warning root=serve */
		n = get(data, buf, sizeof(buf));
	} while (n == -1 && errno == EINTR);
	for (;;) {
		/* EXPECT: swallowed-cancellation get warning root=serve */
		n = plain.get(data, buf, sizeof(buf));
		if (n == (ssize_t)sizeof(buf))
			break;
		if (n >= 0 || errno != EINTR)
			break;
	}
	return 0;
}

st_thread_t start(st_netfd_t fd)
{
	return st_thread_create(serve, fd, 1, 0);
}

void stop(st_thread_t thread)
{
	st_thread_interrupt(thread);
	st_thread_join(thread, 0);
}
