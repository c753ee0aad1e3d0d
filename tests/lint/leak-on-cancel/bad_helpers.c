/* SPDX-License-Identifier: MIT */
/* Making, giving back and waiting stand in helpers. */
/* ONLY: leak-on-cancel */
#include <st.h>
#include <errno.h>
#include <stdlib.h>

struct transport {
	int (*get)(st_netfd_t fd, char *buf, size_t size);
};

static char *make(size_t size)
{
	char *buf = calloc(1, size);

	return buf;
}

static void drop(char *buf)
{
	free(buf);
}

static int get(st_netfd_t fd, char *buf, size_t size)
{
	if (st_read(fd, buf, size, 1000000) < 0)
		return -1;
	return 0;
}

static const struct transport plain = { get };

static void *serve(void *peer)
{
	/* EXPECT: leak-on-cancel calloc warning steps=5 */
	char *buf = make(512);

	if (!buf)
		return 0;
	if (get(peer, buf, 512) != 0)
		return 0;
	drop(buf);
	return 0;
}

static void *behind_table(void *peer)
{
	/* EXPECT: leak-on-cancel malloc warning */
	char *buf = malloc(512);

	if (buf && plain.get(peer, buf, 512) < 0)
		return 0;
	drop(buf);
	return 0;
}

void start(st_netfd_t fd)
{
	st_thread_create(serve, fd, 0, 0);
	st_thread_create(behind_table, fd, 0, 0);
}
