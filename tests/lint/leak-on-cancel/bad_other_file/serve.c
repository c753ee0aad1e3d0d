/* SPDX-License-Identifier: MIT */
#include <st.h>
#include <stdlib.h>

int fill(st_netfd_t fd, char *buf, size_t size);
void drop(char *buf);

static void *serve(void *peer)
{
	/* EXPECT: leak-on-cancel malloc warning */
	char *buf = malloc(512);

	if (!buf)
		return 0;
	if (fill(peer, buf, 512) == -1)
		return 0;
	drop(buf);
	return 0;
}

void start(st_netfd_t fd)
{
	st_thread_create(serve, fd, 0, 0);
}
