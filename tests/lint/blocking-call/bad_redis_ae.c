/* SPDX-License-Identifier: MIT */
/* The callbacks of ae, and its own wait. */
#include <ae.h>
#include <unistd.h>

static void on_fd(aeEventLoop *loop, int fd, void *data, int mask)
{
	char buf[80];

	if (read(fd, buf, sizeof(buf)) > 0)
		/* EXPECT: blocking-call read note root=on_fd */
		read(fd, buf, sizeof(buf));
	aeWait(fd, AE_READABLE, 1000); /* EXPECT: blocking-call aeWait error */
	aeWait(fd, AE_READABLE, -1);   /* EXPECT: blocking-call aeWait error */
	aeWait(fd, AE_READABLE, 0);
}

static int on_time(aeEventLoop *loop, long long id, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_time */
	return AE_NOMORE;
}

static void on_gone(aeEventLoop *loop, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_gone */
}

static void before(aeEventLoop *loop)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=before */
}

static void after(aeEventLoop *loop)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=after */
}

int serve(aeEventLoop *loop, int fd)
{
	aeCreateTimeEvent(loop, 1, on_time, NULL, on_gone);
	aeSetBeforeSleepProc(loop, before);
	aeSetAfterSleepProc(loop, after);
	return aeCreateFileEvent(loop, fd, AE_READABLE, on_fd, NULL);
}
