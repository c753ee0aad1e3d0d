/* SPDX-License-Identifier: MIT
 *
 * One number here and another there, a number or nothing, one of two functions behind a pointer.
 */
#include <unistd.h>
#include <uv.h>

static int waiting;

static int push(int request)
{
	if (request > 3)
		return -1;
	return 0;
}

static int pushed(int request)
{
	return push(request);
}

static int (*check)(int request) = push;

static int none(int request)
{
	(void)request;
	return 0;
}

static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	if (push(waiting) < 0)
		sleep(1); /* EXPECT: blocking-call sleep error */
	if (pushed(waiting) < 0)
		sleep(2); /* EXPECT: blocking-call sleep error */
	if (check(waiting) < 0)
		sleep(3); /* EXPECT: blocking-call sleep error */
	if (none(waiting) == 0)
		sleep(4); /* EXPECT: blocking-call sleep error */
}

int start(uv_timer_t *timer)
{
	check = waiting ? none : check;
	return uv_timer_start(timer, on_timer, 1000, 0);
}
