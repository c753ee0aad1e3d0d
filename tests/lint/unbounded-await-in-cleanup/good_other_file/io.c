/* SPDX-License-Identifier: MIT */
/* One end for those who have time, and others for those who were told to go. */
#include "io.h"

int wait_for_more(st_netfd_t fd)
{
	return st_netfd_poll(fd, 1, 1000000) == 0 ? 0 : -1;
}

void end_within(st_netfd_t fd, st_utime_t limit)
{
	st_write(fd, "end", 3, limit);
	st_netfd_close(fd);
}

void say_goodbye(st_netfd_t fd)
{
	end_within(fd, ST_UTIME_NO_TIMEOUT);
}

void hang_up(st_netfd_t fd)
{
	st_netfd_close(fd);
}
