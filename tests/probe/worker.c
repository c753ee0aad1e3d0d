/* SPDX-License-Identifier: MIT
 *
 * worker.c - as servers do it: root forks a worker, which becomes nobody and then runs a loop.
 */
#include <grp.h>

#include "victim.h"

static void turn(int number)
{
	if (number == 3)
		sleep_ms(300);
	STAY();
}

int main(void)
{
	pid_t child = fork();
	int status;

	MUST(child >= 0);
	if (child == 0) {
		MUST(setgroups(0, NULL) == 0 && setgid(65534) == 0 && setuid(65534) == 0);
		run_epoll(6, turn);
		exit(0);
	}
	MUST(waitpid(child, &status, 0) == child && status == 0);
	return 0;
}
