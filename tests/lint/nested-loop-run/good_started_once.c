/* SPDX-License-Identifier: MIT
 *
 * The callback comes here again when a connection fails, but the loop is run the first time only.
 */
#include <event2/event.h>
#include <stdbool.h>

static struct event_base *base;
static int hosts;

static void on_closed(evutil_socket_t fd, short what, void *data);

static bool connect_next(void)
{
	return hosts-- > 0 && !event_base_once(base, -1, EV_TIMEOUT, on_closed, NULL, NULL);
}

static void resume(void)
{
	static int started;

	if (!connect_next())
		return;
	if (started == 0) {
		started = 1;
		if (hosts > 1)
			hosts = 1;
		event_base_dispatch(base);
	}
}

static void on_closed(evutil_socket_t fd, short what, void *data)
{
	(void)fd;
	(void)what;
	(void)data;
	resume();
}

int main(void)
{
	base = event_base_new();
	hosts = 3;
	resume();
	return 0;
}
