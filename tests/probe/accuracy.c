/* SPDX-License-Identifier: MIT
 *
 * accuracy.c - measures its own turns and prints them, in nanoseconds: "sleep N" and "spin N".
 */
#include "victim.h"

static uint64_t now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000000000 + (uint64_t)ts.tv_nsec;
}

static NOINLINE void spin_ms(uint64_t ms)
{
	uint64_t until = now_ns() + ms * 1000000;

	while (now_ns() < until)
		STAY();
}

int main(void)
{
	struct epoll_event event = { .events = EPOLLIN };
	int loop = epoll_create1(0), bell = event_new();
	uint64_t spent[24];

	MUST(epoll_ctl(loop, EPOLL_CTL_ADD, bell, &event) == 0);
	event_set(bell);
	MUST(epoll_wait(loop, &event, 1, -1) == 1);
	for (int i = 0; i < 24; i++) {
		uint64_t before = now_ns();

		if (i % 2)
			spin_ms((uint64_t)(60 + 5 * i));
		else
			sleep_ms(60 + 5 * i);
		spent[i] = now_ns() - before;
		MUST(epoll_wait(loop, &event, 1, -1) == 1);
	}
	for (int i = 0; i < 24; i++)
		printf("%s %llu\n", i % 2 ? "spin" : "sleep", (unsigned long long)spent[i]);
	return 0;
}
