/* SPDX-License-Identifier: MIT
 *
 * busy_waits.c - computes for a while in one turn; told by a signal it ends well.
 *
 * For the test that stops and continues the process: no call is running then, so standing still is
 * the only explanation.
 */
#include <signal.h>

#include "victim.h"

static volatile sig_atomic_t over;

static void on_term(int number)
{
	(void)number;
	over = 1;
}

int main(void)
{
	struct sigaction action = { .sa_handler = on_term };
	struct epoll_event event = { .events = EPOLLIN };
	int loop = epoll_create1(0), bell = event_new();
	bool told = false;

	MUST(sigaction(SIGTERM, &action, NULL) == 0);
	MUST(epoll_ctl(loop, EPOLL_CTL_ADD, bell, &event) == 0);
	event_set(bell);
	while (!over) {
		uint64_t until = now_ms() + 60;

		if (epoll_wait(loop, &event, 1, -1) < 0)
			continue;
		if (!told)
			MUST(write(1, "running\n", 8) == 8);
		told = true;
		while (now_ms() < until)
			;
	}
	puts("bye");
	return 3;
}
