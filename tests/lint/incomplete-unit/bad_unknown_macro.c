/* SPDX-License-Identifier: MIT */ // EXPECT: incomplete-unit analysed note
/* READ IN PART: within one function, a macro whose header nobody includes. */
#include <uv.h>

struct client {
	struct client *next;
	int idle;
};

static void on_timer(uv_timer_t *timer)
{
	struct client *client;

	LIST_FOREACH(client, timer->data, next)
	{
		client->idle++;
	}
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
