/* SPDX-License-Identifier: MIT */
/* A thread that changes the loop of another. */
#include <ae.h>
#include <pthread.h>

static aeEventLoop *loop;

static void on_fd(aeEventLoop *l, int fd, void *data, int mask)
{
}

static int on_time(aeEventLoop *l, long long id, void *data)
{
	return AE_NOMORE;
}

static void *work(void *data)
{
	long long id;

	/* EXPECT: wrong-thread-call aeCreateFileEvent error */
	if (aeCreateFileEvent(loop, 3, AE_READABLE, on_fd, NULL) < 0)
		return NULL;
	/* EXPECT: wrong-thread-call aeDeleteFileEvent error */
	aeDeleteFileEvent(loop, 3, AE_READABLE);
	/* EXPECT: wrong-thread-call aeCreateTimeEvent error */
	id = aeCreateTimeEvent(loop, 1, on_time, NULL, NULL);
	aeDeleteTimeEvent(loop, id); /* EXPECT: wrong-thread-call aeDeleteTimeEvent error */
	return NULL;
}

int start(pthread_t *thread)
{
	int err = pthread_create(thread, NULL, work, NULL);

	aeMain(loop);
	return err;
}
