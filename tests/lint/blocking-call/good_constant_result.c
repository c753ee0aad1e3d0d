/* SPDX-License-Identifier: MIT
 *
 * A function that can only return one number decides for its caller.
 */
#include <stdbool.h>
#include <unistd.h>
#include <uv.h>

static int waiting;

static int push(int request)
{
	if (request > 3)
		return 0;
	waiting += request;
	return 0;
}

static bool has_workers(void)
{
	return false;
}

static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	if (push(waiting) < 0)
		sleep(1);
	if (has_workers())
		sleep(2);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
