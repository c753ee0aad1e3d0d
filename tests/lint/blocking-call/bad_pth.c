/* SPDX-License-Identifier: MIT */
/* All threads of Pth share one of the system: what waits there holds up all of them. */
#include <unistd.h>
#include <pth.h>

static void *run(void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=run says=pth_nap, */
	return NULL;
}

static void cleanup(void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=cleanup */
}

static void drop_key(void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=drop_key */
}

static int is_ready(void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=is_ready */
	return 1;
}

static void in_context(void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=in_context */
}

static void once(void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=guard */
}

static void *guard(void *data)
{
	static pth_once_t done = PTH_ONCE_INIT;

	if (pth_fork() == 0) {
		sleep(1);
		_exit(0);
	}
	pth_once(&done, once, NULL);
	return NULL;
}

static void *blocks(void *data)
{
	int fd = *(int *)data;
	char byte = 0;

	pth_fdmode(fd, PTH_FDMODE_BLOCK);
	write(fd, &byte, 1); /* EXPECT: blocking-call write error root=blocks */
	return NULL;
}

pth_t start(pth_key_t *key, pth_uctx_t context, int *fd)
{
	pth_event_t event = pth_event(PTH_EVENT_FUNC, is_ready, NULL, pth_time(1, 0));

	pth_key_create(key, drop_key);
	pth_cleanup_push(cleanup, NULL);
	pth_uctx_make(context, NULL, 0, NULL, in_context, NULL, NULL);
	pth_wait(event);
	pth_join(pth_spawn(PTH_ATTR_DEFAULT, guard, NULL), NULL);
	pth_join(pth_spawn(PTH_ATTR_DEFAULT, blocks, fd), NULL);
	return pth_spawn(PTH_ATTR_DEFAULT, run, NULL);
}
