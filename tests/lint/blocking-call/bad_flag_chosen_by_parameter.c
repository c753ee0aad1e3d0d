/* SPDX-License-Identifier: MIT */
/* As good_flag_chosen_by_parameter.c, with a caller that waits. */
#include <stdbool.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <uv.h>

static int lock_file(int fd, int block)
{
	return flock(fd, LOCK_EX | (block ? 0 : LOCK_NB)); /* EXPECT: blocking-call flock error */
}

static pid_t reap(pid_t pid, bool hang)
{
	const int flags = !hang ? WNOHANG : 0;

	return waitpid(pid, NULL, flags); /* EXPECT: blocking-call waitpid error */
}

static int reap_later(int nohang)
{
	int flags = 0;

	if (nohang)
		flags |= WNOHANG;
	return waitpid(-1, NULL, flags); /* EXPECT: blocking-call waitpid error */
}

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	int fd = socket(AF_INET, SOCK_DGRAM, 0);

	lock_file(1, 1);
	reap(1, true);
	reap_later(0);
	recv(fd, text, sizeof(text), 0); /* EXPECT: blocking-call recv error */
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
