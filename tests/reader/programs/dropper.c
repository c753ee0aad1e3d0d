/* SPDX-License-Identifier: MIT
 *
 * dropper.c - a server's way to its worker: root forks, the child becomes nobody and then a loop.
 *
 * dropper exit|kill: the worker returns from main after a few turns, or kills itself. The master
 * waits for it and ends with status 0.
 */
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

static int work(int is_killed)
{
	int epoll = epoll_create1(EPOLL_CLOEXEC);
	struct epoll_event event;

	if (setgid(NOBODY) < 0 || setuid(NOBODY) < 0)
		return 1;
	for (int turn = 0; turn < 5; turn++)
		epoll_wait(epoll, &event, 1, 20);
	if (is_killed)
		raise(SIGKILL);
	return 0;
}

int main(int argc, char **argv)
{
	pid_t worker = fork();

	if (worker == 0)
		return work(argc > 1 && strcmp(argv[1], "kill") == 0);
	return waitpid(worker, NULL, 0) == worker ? 0 : 1;
}
