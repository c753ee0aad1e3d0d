/* SPDX-License-Identifier: MIT */
/* A coroutine that goes on after the local it was given is gone. */
#include <pcl.h>
#include <stddef.h>

static void work(void *data)
{
	co_resume();
	++*(int *)data;
}

void start(void)
{
	int count = 0;

	co_create(work, &count, NULL, 65536); /* EXPECT: task-outlives-scope co_create error */
}

int start_and_end(void)
{
	int count = 0;
	coroutine_t co = co_create(work, &count, NULL, 65536);

	co_call(co);
	co_delete(co);
	return count;
}
