/* SPDX-License-Identifier: MIT
 *
 * low_numbers.c - a program that counts on getting the lowest free number, while its loop is stuck
 * and somebody may be looking.
 *
 * What it opened before is its own, too: a pipe ends when it closes it, a record lock stays.
 *
 * Says how many times out of some million it got another one.
 */
#include "victim.h"

static long wrong;
static int ends[2];
static int locked;

static void turn(int number)
{
	uint64_t end = now_ms() + 250;
	int lowest = dup(0);

	(void)number;
	close(lowest);
	while (now_ms() < end) {
		int fd = dup(0);

		wrong += fd != lowest;
		close(fd);
	}
}

static void open_things(void)
{
	struct flock lock = { .l_type = F_WRLCK };

	MUST(pipe(ends) == 0);
	locked = open("locked", O_RDWR | O_CREAT, 0600);
	MUST(locked >= 0 && unlink("locked") == 0 && fcntl(locked, F_SETLK, &lock) == 0);
}

static void check_things(void)
{
	struct flock lock = { .l_type = F_WRLCK };
	pid_t child = fork();
	int status;
	char byte;

	if (child == 0)
		_exit(fcntl(locked, F_GETLK, &lock) == 0 && lock.l_pid == getppid() ? 0 : 1);
	MUST(waitpid(child, &status, 0) == child && status == 0);
	MUST(fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0);
	MUST(read(ends[0], &byte, 1) == -1 && errno == EAGAIN);
	close(ends[1]);
	MUST(read(ends[0], &byte, 1) == 0);
}

int main(void)
{
	open_things();
	run_epoll(10, turn);
	check_things();
	printf("%ld\n", wrong);
	return 0;
}
