/* SPDX-License-Identifier: MIT
 *
 * stall_fortified.c - built with _FORTIFY_SOURCE a program calls __poll_chk and __read_chk instead.
 */
#if !defined(_FORTIFY_SOURCE)
#define _FORTIFY_SOURCE 2
#endif
#include "victim.h"

static int ends[2];
static volatile size_t wanted = 1; /* not known when compiling: that is what makes it checked */
static volatile nfds_t count = 2;

static void *feed(void *data)
{
	sleep_ms(300);
	MUST(write(ends[1], "x", 1) == 1);
	return data;
}

static NOINLINE void do_read(void)
{
	char bytes[4];

	MUST(read(ends[0], bytes, wanted) == 1);
	STAY();
}

int main(void)
{
	struct pollfd fds[2] = { { .fd = event_new(), .events = POLLIN },
		                 { .fd = event_new(), .events = POLLIN } };

	MUST(pipe(ends) == 0);
	for (int i = 0; i < 6; i++) {
		event_set(fds[0].fd);
		MUST(poll(fds, count, -1) == 1);
		event_take(fds[0].fd);
		if (i == 3) {
			pthread_t thread = start(feed, NULL);

			do_read();
			pthread_join(thread, NULL);
		}
	}
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=read top=read fd=yes path=pipe: min=295ms max=330ms
 * frame=do_read kind=poll EXPECT exit=0
 */
