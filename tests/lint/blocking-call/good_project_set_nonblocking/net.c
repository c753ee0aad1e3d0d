/* SPDX-License-Identifier: MIT */
/* Every project has this one, in a file of its own. */
#include <fcntl.h>
#include "net.h"

int set_nonblocking(int fd)
{
	int flags = fcntl(fd, F_GETFL, 0);

	if (flags == -1)
		return -1;
	if (flags & O_NONBLOCK)
		return 0;
	return fcntl(fd, F_SETFL, flags | O_NONBLOCK);
}
