/* SPDX-License-Identifier: MIT */
/* Whoever is told that the wait was cancelled has given the memory back, or somebody else has. */
#include <stdlib.h>

#include "io.h"

static void *gives_back(void *peer)
{
	char *buf = malloc(512);

	if (!buf)
		return 0;
	if (fill(peer, buf, 512) == -1) {
		drop(buf);
		return 0;
	}
	drop(buf);
	return 0;
}

static void *given_back_there(void *peer)
{
	char *buf = malloc(512);

	if (!buf)
		return 0;
	if (fill_or_drop(peer, buf, 512) == -1)
		return 0;
	drop(buf);
	return 0;
}

static void *in_the_list(void *peer)
{
	char *buf = malloc(512);

	if (!buf)
		return 0;
	keep(buf);
	if (fill(peer, buf, 512) == -1)
		return 0;
	drop(buf);
	return 0;
}

static void *through_table(void *peer)
{
	char *buf = malloc(512);

	if (!buf)
		return 0;
	if (fill(peer, buf, 512) == -1)
		goto out;
	buf[0]++;
out:
	heap.put(buf);
	return 0;
}

void start(st_netfd_t fd)
{
	st_thread_create(gives_back, fd, 0, 0);
	st_thread_create(given_back_there, fd, 0, 0);
	st_thread_create(in_the_list, fd, 0, 0);
	st_thread_create(through_table, fd, 0, 0);
}
