/* SPDX-License-Identifier: MIT */
#include <sys/wait.h>
#include <uv.h>

static void on_signal(uv_signal_t *handle, int number)
{
	int status;

	while (waitpid(-1, &status, WNOHANG) > 0)
		;
}

int start(uv_signal_t *handle)
{
	return uv_signal_start(handle, on_signal, SIGCHLD);
}
