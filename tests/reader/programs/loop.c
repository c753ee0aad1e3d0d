/* SPDX-License-Identifier: MIT
 *
 * loop.c - an event loop that stalls on command.
 *
 * Reads words from standard input, one per line, through epoll: "sleep MS" stalls in nanosleep,
 * "spin MS" on the processor, "ping" only answers, "quit" ends. Each is answered by "done" when it
 * is over; "ready PID" comes first.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

static void stall_asleep(long ms)
{
	struct timespec time = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };

	nanosleep(&time, NULL);
}

static void stall_spinning(long ms)
{
	struct timespec start, now;

	clock_gettime(CLOCK_MONOTONIC, &start);
	do
		clock_gettime(CLOCK_MONOTONIC, &now);
	while ((now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000 < ms);
}

static int on_line(const char *line)
{
	if (strncmp(line, "quit", 4) == 0)
		return 0;
	if (strncmp(line, "sleep ", 6) == 0)
		stall_asleep(atol(line + 6));
	if (strncmp(line, "spin ", 5) == 0)
		stall_spinning(atol(line + 5));
	printf("done\n");
	fflush(stdout);
	return 1;
}

int main(void)
{
	int epoll = epoll_create1(EPOLL_CLOEXEC);
	struct epoll_event event = { .events = EPOLLIN };
	char line[128];

	if (epoll_ctl(epoll, EPOLL_CTL_ADD, STDIN_FILENO, &event) < 0)
		return 1;
	printf("ready %d\n", (int)getpid());
	fflush(stdout);
	for (;;) {
		if (epoll_wait(epoll, &event, 1, -1) < 0 && errno != EINTR)
			return 1;
		ssize_t n = read(STDIN_FILENO, line, sizeof(line) - 1);
		if (n <= 0)
			return 0;
		line[n] = '\0';
		if (!on_line(line))
			return 0;
	}
}
