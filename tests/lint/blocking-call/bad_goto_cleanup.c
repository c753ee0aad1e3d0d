/* SPDX-License-Identifier: MIT */
/* The usual shape of error handling in C: the call is on the error path alone. */
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

static int prepare(const char *path)
{
	char *copy = malloc(16);

	if (!copy)
		goto fail;
	free(copy);
	return 0;
fail:
	unlink(path); /* EXPECT: blocking-call unlink warning root=on_timer steps=3 */
	return -1;
}

static void on_timer(uv_timer_t *timer)
{
	prepare(timer->data);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
