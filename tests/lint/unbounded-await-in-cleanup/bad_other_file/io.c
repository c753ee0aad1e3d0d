/* SPDX-License-Identifier: MIT */
/* ONLY: unbounded-await-in-cleanup */
#include <st.h>

int wait_for_more(st_netfd_t fd);
void end(st_netfd_t fd);

int wait_for_more(st_netfd_t fd)
{
	return st_netfd_poll(fd, 1, 1000000) == 0 ? 0 : -1;
}

void end(st_netfd_t fd)
{
	st_write(fd, "end", 3, ST_UTIME_NO_TIMEOUT);
	st_netfd_close(fd);
}
