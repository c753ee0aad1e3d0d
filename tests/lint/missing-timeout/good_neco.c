/* SPDX-License-Identifier: MIT */
/* ONLY: missing-timeout */
/* Each wait has a deadline. */
#include <neco.h>

static void run(int argc, void *argv[])
{
	int fd = *(int *)argv[0];
	neco_setnonblock(fd, true, NULL);
	neco_connect_dl(fd, NULL, 0, neco_now() + 1);
	neco_dial_dl(NULL, NULL, neco_now() + 1);
	neco_read_dl(fd, NULL, 0, neco_now() + 1);
	neco_stream_flush_dl(NULL, neco_now() + 1);
	neco_stream_read_dl(NULL, NULL, 0, neco_now() + 1);
	neco_stream_read_byte_dl(NULL, neco_now() + 1);
	neco_stream_readfull_dl(NULL, NULL, 0, neco_now() + 1);
	neco_stream_write_dl(NULL, NULL, 0, neco_now() + 1);
	neco_wait_dl(fd, 0, neco_now() + 1);
	neco_write_dl(fd, NULL, 0, neco_now() + 1);
}

int start(int fd)
{
	return neco_start(run, 1, &fd);
}
