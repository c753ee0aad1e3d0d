/* SPDX-License-Identifier: MIT
 *
 * dropper.c - a server's way to its worker: root forks, the child becomes nobody and then a loop.
 *
 * dropper exit|kill: the worker returns from main after a few turns, or kills itself. The master
 * waits for it and ends with status 0. dropper daemon: nobody forks, the child turns until it is
 * killed, or for a minute; the parent prints its number and ends.
 */
#include <signal.h>
#include <stdio.h>
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

static int go_on_as_daemon(void)
{
	if (become_nobody())
		return 1;
	pid_t daemon = fork();
	if (daemon != 0) {
		printf("%d\n", (int)daemon);
		return daemon < 0;
	}
	for (int fd = 0; fd < 3; fd++)
		close(fd);
	turn_around(60 * 50);
	return 0;
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
		return go_on_as_daemon();
	pid_t worker = fork();

	if (worker == 0)
		return work(argc > 1 && strcmp(argv[1], "kill") == 0);
	return waitpid(worker, NULL, 0) == worker ? 0 : 1;
}
