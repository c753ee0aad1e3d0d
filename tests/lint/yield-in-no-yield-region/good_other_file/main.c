/* SPDX-License-Identifier: MIT */
/* The same section of another file: what lets others run comes behind it, and what is called in it
 * is the other function of the table.
 */
#include "routes.h"

static void *probe(void *arg)
{
	struct route copy;

	routes_enter();
	copy = *best;
	routes_leave();
	route_probe(&copy);
	return arg;
}

static void *send_hello(void *arg)
{
	struct route *route = arg;

	routes_enter();
	route->fd = direct.count(best) ? best->fd : route->fd;
	routes_leave();
	direct.send(route, "hello", 5);
	return arg;
}

void start(void *arg)
{
	st_thread_create(probe, arg, 0, 0);
	st_thread_create(send_hello, arg, 0, 0);
}
