/* SPDX-License-Identifier: MIT */
/* Functions that say that nobody else runs meanwhile. */
#include <st.h>
#include "../../../rules/asynclint.h"

static int hops;

/* In another library. */
ASYNC_YIELDS void bus_send(int hops);

static void settle(void)
{
	st_usleep(10);
}

ASYNC_NO_YIELD static void update(void)
{
	int old = hops;

	settle(); /* EXPECT: yield-in-no-yield-region st_usleep error steps=2 says=ASYNC_NO_YIELD */
	st_sleep(1);   /* EXPECT: yield-in-no-yield-region st_sleep error steps=1 confidence=high */
	bus_send(old); /* EXPECT: yield-in-no-yield-region bus_send error */
	hops = old + 1;
}

/* What is told of update() is not told again. */
ASYNC_NO_YIELD void update_twice(void)
{
	update();
	update();
}

static void *run(void *arg)
{
	update_twice();
	return arg;
}

void start(void)
{
	st_thread_create(run, NULL, 0, 0);
}
