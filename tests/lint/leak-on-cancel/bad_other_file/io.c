/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
#include <st.h>
#include <stdlib.h>

int fill(st_netfd_t fd, char *buf, size_t size);
void drop(char *buf);

int fill(st_netfd_t fd, char *buf, size_t size)
{
	return st_read_fully(fd, buf, size, 1000000) < 0 ? -1 : 0;
}

void drop(char *buf)
{
	free(buf);
}
