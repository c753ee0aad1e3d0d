/* SPDX-License-Identifier: MIT */
/* Loops that nothing in them ends. */
#include <event2/event.h>
#include <stddef.h>

static unsigned long spins;
static int stopped;

struct job {
	int state;
	unsigned long turns;
};

static void stop_here(void)
{
	for (;;) /* EXPECT: cpu-loop-without-yield stop_here error steps=3 */
		;
}

static void count_up(int n)
{
	while (n > 3) /* EXPECT: cpu-loop-without-yield count_up error */
		spins += 2;
}

static void until_stopped(void)
{
	/* somebody else would have to set it, and nobody else runs */
	while (!stopped) /* EXPECT: cpu-loop-without-yield until_stopped error */
		spins++;
}

static void until_state(struct job *job)
{
	do { /* EXPECT: cpu-loop-without-yield until_state error */
		job->turns++;
	} while (job->state != 3);
}

static void by_goto(void)
{
again: /* EXPECT: cpu-loop-without-yield by_goto error */
	spins ^= 5;
	goto again;
}

static void on_read(evutil_socket_t fd, short what, void *arg)
{
	if (what & EV_TIMEOUT)
		stop_here();
	if (what & EV_SIGNAL)
		by_goto();
	count_up(fd);
	until_stopped();
	until_state(arg);
}

int main(void)
{
	struct event_base *base = event_base_new();
	struct job job = { 0 };

	event_add(event_new(base, 0, EV_READ, on_read, &job), NULL);
	return event_base_dispatch(base);
}
