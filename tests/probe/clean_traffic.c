/* SPDX-License-Identifier: MIT
 *
 * clean_traffic.c - many short turns that do what servers do.
 */
#include "victim.h"

static int ends[2];

static void turn(int number)
{
	char buf[64] = "";
	FILE *file = fopen("/dev/null", "w");

	fprintf(file, "%d\n", number);
	fclose(file);
	MUST(write(ends[1], buf, sizeof(buf)) == sizeof(buf));
	MUST(read(ends[0], buf, sizeof(buf)) == sizeof(buf));
	if (number % 100 == 0)
		usleep(1000);
}

int main(void)
{
	MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
	run_epoll(20000, turn);
	return 0;
}

/*
 * EXPECT none
 * EXPECT exit=0
 */
