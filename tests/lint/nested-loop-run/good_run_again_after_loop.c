/* SPDX-License-Identifier: MIT */
/* Clean-up: closing handles, then one more round. All of it after the loop has ended. */
#include <uv.h>

static void close_handle(uv_handle_t *handle, void *data)
{
	if (!uv_is_closing(handle))
		uv_close(handle, NULL);
}

static void shut_down(uv_loop_t *loop)
{
	uv_walk(loop, close_handle, NULL);
	uv_run(loop, UV_RUN_DEFAULT);
	uv_loop_close(loop);
}

static void on_signal(uv_signal_t *handle, int number)
{
	uv_stop(handle->loop);
}

int main(void)
{
	uv_signal_t signal;

	uv_signal_init(uv_default_loop(), &signal);
	uv_signal_start(&signal, on_signal, SIGINT);
	uv_run(uv_default_loop(), UV_RUN_DEFAULT);
	shut_down(uv_default_loop());
	return 0;
}
