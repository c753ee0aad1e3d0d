/* SPDX-License-Identifier: MIT */
/* What the reply is counted in is there for as long as the program. */
#include <hiredis/async.h>
#include <hiredis/hiredis.h>

struct counter {
	int replies;
};

static void on_reply(redisAsyncContext *ac, void *reply, void *data)
{
	struct counter *counter = data;

	(void)ac;
	counter->replies += reply != NULL;
}

int ask(redisAsyncContext *ac)
{
	static struct counter counter;

	return redisAsyncCommand(ac, on_reply, &counter, "GET a");
}
