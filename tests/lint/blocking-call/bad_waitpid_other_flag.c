/* SPDX-License-Identifier: MIT */
#include <sys/wait.h>
#include <uv.h>

static void on_signal(uv_signal_t *handle, int number)
{
	int status;

	waitpid(-1, &status, WUNTRACED); /* EXPECT: blocking-call waitpid error root=on_signal */
}

int start(uv_signal_t *handle)
{
	return uv_signal_start(handle, on_signal, SIGCHLD);
}
