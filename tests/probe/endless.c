/* SPDX-License-Identifier: MIT
 *
 * endless.c - stalls for a long time, for the tests that look at or kill a process in the middle.
 *
 *   endless [socket]: in a sleep, or in the answer of somebody behind a socket.
 */
#include <netinet/in.h>

#include "victim.h"

static int peer = -1;

/* Connects to ourselves, who never answer. */
static void connect_peer(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
		                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof(at);
	int listener = socket(AF_INET, SOCK_STREAM, 0);

	MUST(listener >= 0 && bind(listener, (void *)&at, length) == 0);
	MUST(listen(listener, 1) == 0 && getsockname(listener, (void *)&at, &length) == 0);
	peer = socket(AF_INET, SOCK_STREAM, 0);
	MUST(peer >= 0 && connect(peer, (void *)&at, length) == 0);
	printf("%d\n", ntohs(at.sin_port));
	fflush(stdout);
}

static NOINLINE void receive_long(void)
{
	char byte;

	recv(peer, &byte, 1, 0);
	STAY();
}

static NOINLINE void sleep_long(void)
{
	sleep_ms(30000);
	STAY();
}

static void turn(int number)
{
	if (number == 2) {
		MUST(write(1, "stalling\n", 9) == 9);
		if (peer >= 0)
			receive_long();
		else
			sleep_long();
	}
	STAY();
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "socket") == 0)
		connect_peer();
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT exit=0
 */
