/* SPDX-License-Identifier: MIT */
/* The reply comes when the function that asked has returned. */
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
	struct counter counter = { 0 };

	/* EXPECT: task-outlives-scope redisAsyncCommand error */
	redisAsyncCommand(ac, on_reply, &counter, "GET a");
	return 0;
}
