/* SPDX-License-Identifier: MIT */
/* Given back when all goes well, and lost when the wait in between is cancelled. */
/* ONLY: leak-on-cancel */
#include <st.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void *memory(void *peer)
{
	/* EXPECT: leak-on-cancel malloc warning steps=5 */
	char *buf = malloc(512);

	if (!buf)
		return 0;
	if (st_read(peer, buf, 512, 1000000) < 0)
		return 0;
	free(buf);
	return 0;
}

static void *only_when_interrupted(void *peer)
{
	/* EXPECT: leak-on-cancel strdup warning */
	char *name = strdup("name");
	ssize_t n = st_write(peer, name, 4, 1000000);

	if (n < 0) {
		if (errno == EINTR)
			return 0;
		free(name);
		return 0;
	}
	free(name);
	return 0;
}

static void *descriptor(void *peer)
{
	char buf[16];
	/* EXPECT: leak-on-cancel open warning */
	int fd = open("/dev/null", O_RDONLY);

	if (fd < 0)
		return 0;
	while (read(fd, buf, sizeof(buf)) > 0)
		if (st_write(peer, buf, sizeof(buf), 1000000) != sizeof(buf))
			return 0;
	close(fd);
	return 0;
}

/* The new one of two is forgotten. */
static void *accepted(void *listener)
{
	char byte;

	for (;;) {
		/* EXPECT: leak-on-cancel st_accept warning */
		st_netfd_t peer = st_accept(listener, 0, 0, 1000000);

		if (!peer)
			continue;
		if (st_read(peer, &byte, 1, 1000000) <= 0)
			return 0;
		st_netfd_close(peer);
	}
	return 0;
}

static void *stream(void *peer)
{
	/* EXPECT: leak-on-cancel fopen warning */
	FILE *f = fopen("/dev/null", "r");

	if (!f)
		return 0;
	if (st_sleep(1) != 0)
		goto out;
	fclose(f);
out:
	return peer;
}

void start(st_netfd_t fd)
{
	st_thread_create(memory, fd, 0, 0);
	st_thread_create(only_when_interrupted, fd, 0, 0);
	st_thread_create(descriptor, fd, 0, 0);
	st_thread_create(accepted, fd, 0, 0);
	st_thread_create(stream, fd, 0, 0);
}
