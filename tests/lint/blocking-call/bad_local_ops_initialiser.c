/* SPDX-License-Identifier: MIT */
/* The field of a library's own struct: uv_spawn runs exit_cb on the loop. */
#include <sys/wait.h>
#include <uv.h>

static void on_exit_(uv_process_t *process, int64_t status, int signal)
{
	wait(NULL); /* EXPECT: blocking-call wait error root=on_exit_ */
}

int start(uv_loop_t *loop, uv_process_t *process)
{
	char *args[] = { "true", NULL };
	uv_process_options_t options = { .file = "true", .args = args, .exit_cb = on_exit_ };

	return uv_spawn(loop, process, &options);
}
