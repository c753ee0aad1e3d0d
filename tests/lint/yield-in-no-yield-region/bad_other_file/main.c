/* SPDX-License-Identifier: MIT */
/* The section, and what lets others run in it, stand in another file; once behind a table. */
#include "routes.h"

static void *probe(void *arg)
{
	routes_enter();
	route_probe(best); /* EXPECT: yield-in-no-yield-region st_read error steps=3 */
	routes_leave();
	return arg;
}

static void *send_hello(void *arg)
{
	routes_enter();
	/* EXPECT: yield-in-no-yield-region st_write error steps=3 */
	direct.send(best, "hello", 5);
	routes_leave();
	return arg;
}

void start(void *arg)
{
	st_thread_create(probe, arg, 0, 0);
	st_thread_create(send_hello, arg, 0, 0);
}
