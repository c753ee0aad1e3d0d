/* SPDX-License-Identifier: MIT */
/* qsort() calls the function before it returns: that is on the loop. */
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

static int compare(const void *a, const void *b)
{
	usleep(10000); /* EXPECT: blocking-call usleep error root=on_timer steps=3 */
	return *(const int *)a - *(const int *)b;
}

static void on_timer(uv_timer_t *timer)
{
	qsort(timer->data, 3, sizeof(int), compare);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
