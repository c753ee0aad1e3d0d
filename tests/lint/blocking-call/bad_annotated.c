/* SPDX-License-Identifier: MIT */
/* What programs say of their own functions: it waits, it never does, it runs on a loop. */
#include <unistd.h>
#include <uv.h>
#include "../../../rules/asynclint.h"

/* In another library. */
ASYNC_BLOCKING int db_query(const char *text);

/* A body that shows nothing. */
ASYNC_BLOCKING static int db_ping(volatile int *flag)
{
	return *flag;
}

/* Whoever calls it is told once, and not of what it does. */
ASYNC_BLOCKING static void db_wait(void)
{
	sleep(1);
}

static void on_timer(uv_timer_t *timer)
{
	db_query("a");        /* EXPECT: blocking-call db_query error says=authors root=on_timer */
	db_ping(timer->data); /* EXPECT: blocking-call db_ping error steps=2 confidence=high */
	db_wait();            /* EXPECT: blocking-call db_wait error says=worker */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}

static void nap(unsigned seconds)
{
	sleep(seconds); /* EXPECT: blocking-call sleep error root=count says=ASYNC_NONBLOCKING: */
}

/* Nobody is seen to call it: it says itself what it must not do. */
ASYNC_NONBLOCKING int count(int all)
{
	nap(1);
	usleep(100000); /* EXPECT: blocking-call usleep error root=count says=ASYNC_NONBLOCKING: */
	return all;
}

ASYNC_ON_LOOP void on_packet(int size)
{
	sleep(size > 10 ? 2 : 3); /* EXPECT: blocking-call sleep error root=on_packet */
}

ASYNC_COROUTINE void serve(void)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=serve says=coroutine, */
}
