/* SPDX-License-Identifier: MIT */
/* Who asked for the end is not the one who has to end. */
#include <st.h>
#include <errno.h>

static void *child(void *data)
{
	st_netfd_t peer = data;
	char byte;

	st_read(peer, &byte, 1, 1000000);
	return 0;
}

static int stop(st_thread_t thread)
{
	st_thread_interrupt(thread);
	if (st_thread_join(thread, 0) < 0) {
		if (errno == EINTR)
			return 0;
		return -1;
	}
	return 0;
}

static void *serve(void *data)
{
	st_thread_t thread = st_thread_create(child, data, 1, 0);

	stop(thread);
	return 0;
}

void start(st_netfd_t fd)
{
	st_thread_create(serve, fd, 0, 0);
}
