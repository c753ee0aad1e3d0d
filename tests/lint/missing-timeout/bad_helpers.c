/* SPDX-License-Identifier: MIT */
/* The timeout is handed down, stands in a variable, or in a function behind a table. */
#include <st.h>

struct transport {
	ssize_t (*get)(st_netfd_t fd, void *buf, size_t size);
};

static ssize_t get_all(st_netfd_t fd, void *buf, size_t size, st_utime_t timeout)
{
	/* EXPECT: missing-timeout st_read_fully warning root=serve steps=3 */
	return st_read_fully(fd, buf, size, timeout);
}

static ssize_t get_some(st_netfd_t fd, void *buf, size_t size)
{
	/* EXPECT: missing-timeout st_read warning root=serve steps=3 */
	return st_read(fd, buf, size, ST_UTIME_NO_TIMEOUT);
}

static const struct transport plain = { get_some };

static int dial(st_netfd_t fd, const struct sockaddr *to)
{
	st_utime_t limit = ST_UTIME_NO_TIMEOUT;

	/* EXPECT: missing-timeout st_connect warning root=serve */
	return st_connect(fd, to, sizeof(*to), limit);
}

static void *serve(void *data)
{
	static struct sockaddr to;
	char buf[16];

	dial(data, &to);
	get_all(data, buf, sizeof(buf), ST_UTIME_NO_TIMEOUT);
	plain.get(data, buf, sizeof(buf));
	/* EXPECT: missing-timeout st_sendto warning root=serve */
	st_sendto(data, buf, 1, &to, sizeof(to), ST_UTIME_NO_TIMEOUT);
	return 0;
}

void start(st_netfd_t fd)
{
	st_thread_create(serve, fd, 0, 0);
}
