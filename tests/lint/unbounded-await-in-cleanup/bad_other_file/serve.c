/* SPDX-License-Identifier: MIT */
/* Both the wait and the way out stand in another file. */
#include <st.h>

int wait_for_more(st_netfd_t fd);
void end(st_netfd_t fd);

static void *serve(void *data)
{
	if (wait_for_more(data) != 0)
		/* EXPECT: unbounded-await-in-cleanup end warning root=serve steps=4 */
		end(data);
	return 0;
}

void start(st_netfd_t fd)
{
	st_thread_create(serve, fd, 0, 0);
}
