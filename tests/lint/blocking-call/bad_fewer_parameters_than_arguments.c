/* SPDX-License-Identifier: MIT
 *
 * As with g_list_foreach(list, (GFunc)free, NULL): who is called with more than it wants takes what
 * it wants.
 */
#include <unistd.h>
#include <uv.h>

typedef void each(unsigned *item, void *data);

static void nap(unsigned *item)
{
	sleep(*item); /* EXPECT: blocking-call sleep error steps=4 */
}

static void for_each(unsigned *items, int count, each *function, void *data)
{
	for (int i = 0; i < count; i++)
		function(&items[i], data);
}

static void on_timer(uv_timer_t *timer)
{
	for_each(timer->data, 3, (each *)nap, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
