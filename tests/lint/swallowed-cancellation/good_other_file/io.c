/* SPDX-License-Identifier: MIT */
/* Waits that say when they were interrupted, and the flag of whoever interrupts. */
#include "io.h"

static bool stopping;

ssize_t get(st_netfd_t fd, void *buf, size_t size)
{
	return st_read(fd, buf, size, 1000000);
}

static ssize_t get_all(st_netfd_t fd, void *buf, size_t size)
{
	return st_read_fully(fd, buf, size, 1000000);
}

const struct transport plain = { get_all };

bool is_stopping(void)
{
	return stopping;
}

void stop(st_thread_t thread)
{
	stopping = true;
	st_thread_interrupt(thread);
	st_thread_join(thread, 0);
}
