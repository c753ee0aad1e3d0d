/* SPDX-License-Identifier: MIT */
/* ONLY: missing-timeout */
/* A peer that says nothing holds the coroutine for ever. */
#include <neco.h>

static void run(int argc, void *argv[])
{
	int fd = *(int *)argv[0];
	neco_setnonblock(fd, true, NULL);
	/* EXPECT: missing-timeout neco_connect warning */
	neco_connect(fd, NULL, 0);
	/* EXPECT: missing-timeout neco_dial warning */
	neco_dial(NULL, NULL);
	/* EXPECT: missing-timeout neco_read warning */
	neco_read(fd, NULL, 0);
	/* EXPECT: missing-timeout neco_stream_flush warning */
	neco_stream_flush(NULL);
	/* EXPECT: missing-timeout neco_stream_read warning */
	neco_stream_read(NULL, NULL, 0);
	/* EXPECT: missing-timeout neco_stream_read_byte warning */
	neco_stream_read_byte(NULL);
	/* EXPECT: missing-timeout neco_stream_readfull warning */
	neco_stream_readfull(NULL, NULL, 0);
	/* EXPECT: missing-timeout neco_stream_write warning */
	neco_stream_write(NULL, NULL, 0);
	/* EXPECT: missing-timeout neco_wait warning */
	neco_wait(fd, 0);
	/* EXPECT: missing-timeout neco_write warning */
	neco_write(fd, NULL, 0);
}

int start(int fd)
{
	return neco_start(run, 1, &fd);
}
