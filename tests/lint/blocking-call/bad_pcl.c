/* SPDX-License-Identifier: MIT */
/* Whoever called the coroutine waits with it. */
#include <pcl.h>
#include <unistd.h>

static void work(void *data)
{
	co_resume();
	sleep(1); /* EXPECT: blocking-call sleep error root=work says=co_resume, */
}

void start(void)
{
	coroutine_t co = co_create(work, NULL, NULL, 65536);

	co_call(co);
	sleep(1);
	co_call(co);
	co_delete(co);
}
