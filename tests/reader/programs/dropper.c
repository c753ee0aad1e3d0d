/* SPDX-License-Identifier: MIT
 *
 * dropper.c - a server's way to its worker: root forks, the child becomes nobody and then a loop.
 *
 * dropper exit|kill: the worker returns from main after a few turns, or kills itself. The master
 * waits for it and ends with status 0. dropper daemon: nobody forks, the child turns until it is
 * killed, or for a minute; the parent prints its number and ends. dropper daemon MS: the child
 * begins to turn later than the parent ends, perhaps.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

static int become_nobody(void)
{
	return setgid(NOBODY) < 0 || setuid(NOBODY) < 0;
}

static void turn_around(int turns)
{
	int epoll = epoll_create1(EPOLL_CLOEXEC);
	struct epoll_event event;

	for (int turn = 0; turn < turns; turn++)
		epoll_wait(epoll, &event, 1, 20);
	close(epoll);
}

/* The child turns for the first time after MS milliseconds; without that the parent waits for it.
 */
static int go_on_as_daemon(const char *ms)
{
	int turned[2];
	char byte = 0;

	if (become_nobody() || pipe(turned) < 0)
		return 1;
	pid_t daemon = fork();
	if (daemon == 0) {
		for (int fd = 0; fd < 3; fd++)
			close(fd);
		if (ms)
			usleep((useconds_t)atoi(ms) * 1000);
		turn_around(1);
		if (write(turned[1], &byte, 1) < 0)
			return 1;
		turn_around(60 * 50);
		return 0;
	}
	printf("%d\n", (int)daemon);
	return daemon < 0 || (!ms && read(turned[0], &byte, 1) != 1);
}

static int work(int is_killed)
{
	if (become_nobody())
		return 1;
	turn_around(5);
	if (is_killed)
		raise(SIGKILL);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "daemon") == 0)
		return go_on_as_daemon(argv[2]);
	pid_t worker = fork();

	if (worker == 0)
		return work(argc > 1 && strcmp(argv[1], "kill") == 0);
	return waitpid(worker, NULL, 0) == worker ? 0 : 1;
}
