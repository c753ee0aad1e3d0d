/* SPDX-License-Identifier: MIT */
/* Nobody else runs in it; before and behind it others may. */
#include <st.h>
#include "../../../rules/asynclint.h"

static int hops;

ASYNC_YIELDS void bus_send(int hops);

ASYNC_NO_YIELD static int add(int more)
{
	return hops + more;
}

ASYNC_NO_YIELD static void update(void)
{
	hops = add(1);
}

static void *run(void *arg)
{
	st_sleep(1);
	update();
	bus_send(2);
	return arg;
}

static void on_exit_of(void *arg)
{
	(void)arg;
}

void start(void)
{
	st_key_create(&hops, on_exit_of);
	st_thread_create(run, NULL, 0, 0);
}
