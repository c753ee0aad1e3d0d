/* SPDX-License-Identifier: MIT */
/* A descriptor that may be one too many for the loop. */
#include <ae.h>
#include <redismodule.h>

static void on_fd(aeEventLoop *loop, int fd, void *data, int mask)
{
}

static void on_readable(int fd, void *data, int mask)
{
}

void load(aeEventLoop *loop, int fd)
{
	/* EXPECT: unchecked-result RedisModule_EventLoopAdd warning */
	RedisModule_EventLoopAdd(fd, REDISMODULE_EVENTLOOP_READABLE, on_readable, NULL);
	/* EXPECT: unchecked-result aeCreateFileEvent warning */
	aeCreateFileEvent(loop, fd, AE_READABLE, on_fd, NULL);
}
