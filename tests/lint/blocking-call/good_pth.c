/* SPDX-License-Identifier: MIT */
/* ONLY: blocking-call */
/* Pth's own calls hold up nobody; nor does a descriptor that they have made non-blocking. */
#define PTH_SYSCALL_SOFT 1
#include <pth.h>
#include <unistd.h>

static void *run(void *data)
{
	int fd = *(int *)data;
	char buf[80];

	sleep(1);
	read(fd, buf, sizeof(buf));
	pth_fdmode(fd, PTH_FDMODE_NONBLOCK);
	(write)(fd, buf, 1);
	return NULL;
}

pth_t start(int *fd)
{
	return pth_spawn(PTH_ATTR_DEFAULT, run, fd);
}
