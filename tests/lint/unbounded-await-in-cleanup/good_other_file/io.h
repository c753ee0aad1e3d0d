/* SPDX-License-Identifier: MIT */
/* ONLY: unbounded-await-in-cleanup */
#include <st.h>

int wait_for_more(st_netfd_t fd);
void end_within(st_netfd_t fd, st_utime_t limit);
void say_goodbye(st_netfd_t fd);
void hang_up(st_netfd_t fd);
