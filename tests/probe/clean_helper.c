/* SPDX-License-Identifier: MIT
 *
 * clean_helper.c - a helper thread may sleep and block as it likes.
 */
#include "victim.h"

static void *help(void *data)
{
	sleep_ms(400);
	return data;
}

static void turn(int number)
{
	usleep(number ? 1000 : 0);
}

int main(void)
{
	pthread_t thread = start(help, NULL);

	run_epoll(200, turn);
	/* the loop is over and its descriptor closed: what follows is not a turn */
	pthread_join(thread, NULL);
	return 0;
}

/*
 * EXPECT none
 * EXPECT loops=1
 * EXPECT exit=0
 */
