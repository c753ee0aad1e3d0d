/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

static void load_configuration(void)
{
	fsync(1); /* EXPECT: blocking-call fsync error root=on_signal */
}

static void on_signal(uv_signal_t *handle, int number)
{
	load_configuration();
}

int main(void)
{
	uv_signal_t reload;

	load_configuration();
	uv_signal_init(uv_default_loop(), &reload);
	uv_signal_start(&reload, on_signal, SIGHUP);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
