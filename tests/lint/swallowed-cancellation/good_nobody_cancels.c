/* SPDX-License-Identifier: MIT */
/* Nobody in the program interrupts a coroutine: EINTR cannot be one. */
#include <st.h>
#include <errno.h>

static void *serve(void *data)
{
	char buf[16];
	ssize_t n;

	do
		n = st_read(data, buf, sizeof(buf), 1000000);
	while (n < 0 && errno == EINTR);
	return 0;
}

void start(st_netfd_t fd)
{
	st_thread_create(serve, fd, 0, 0);
}
