/* SPDX-License-Identifier: MIT */
/* The parent goes on with the loop. */
#include <sys/wait.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	int child = fork();

	if (child == 0) {
		sleep(1);
		_exit(0);
	}
	timer->data = NULL;
	waitpid(child, NULL, 0); /* EXPECT: blocking-call waitpid error root=on_timer */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
