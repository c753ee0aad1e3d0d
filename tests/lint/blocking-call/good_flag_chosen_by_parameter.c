/* SPDX-License-Identifier: MIT */
/* A helper chooses the flag by a parameter, and the caller does not want to wait. */
#include <fcntl.h>
#include <stdbool.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <uv.h>

static int lock_file(int fd, int block)
{
	return flock(fd, LOCK_EX | (block ? 0 : LOCK_NB));
}

static pid_t reap(pid_t pid, bool hang)
{
	const int flags = !hang ? WNOHANG : 0;

	return waitpid(pid, NULL, flags);
}

static int reap_later(int nohang)
{
	int flags = 0;

	if (nohang)
		flags |= WNOHANG;
	return waitpid(-1, NULL, flags);
}

static bool set_nonblocking(int fd, bool nonblocking)
{
	int flags = fcntl(fd, F_GETFL, 0);

	if (nonblocking)
		flags |= O_NONBLOCK;
	else
		flags &= ~O_NONBLOCK;
	return fcntl(fd, F_SETFL, flags) == 0;
}

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	int fd = socket(AF_INET, SOCK_DGRAM, 0);

	lock_file(1, 0);
	reap(1, false);
	reap_later(1);
	set_nonblocking(fd, true);
	recv(fd, text, sizeof(text), 0);
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
