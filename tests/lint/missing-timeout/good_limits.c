/* SPDX-License-Identifier: MIT */
/* A limit, one that the caller gives, one that is computed; and waits that are no peer's. */
#include <st.h>

static st_utime_t limit = 5000000;

static ssize_t get(st_netfd_t fd, void *buf, size_t size, st_utime_t timeout)
{
	return st_read(fd, buf, size, timeout);
}

static void *serve(void *data)
{
	st_netfd_t fd = data;
	char buf[16];
	st_utime_t until = st_utime() + 1000000;

	st_read(fd, buf, sizeof(buf), 1000000);
	get(fd, buf, sizeof(buf), 30 * 1000000);
	st_write(fd, buf, 1, limit);
	st_read(fd, buf, 1, until - st_utime());
	st_read(fd, buf, 1, ST_UTIME_NO_WAIT);
	return 0;
}

static st_cond_t changed;
static st_mutex_t lock;

static void *wait_for_ourselves(void *data)
{
	st_mutex_lock(lock);
	st_cond_wait(changed);
	st_mutex_unlock(lock);
	st_sleep(1);
	return data;
}

static void *accept_for_ever(void *data)
{
	struct sockaddr from;
	int size = sizeof(from);

	for (;;) {
		st_netfd_t peer = st_accept(data, &from, &size, ST_UTIME_NO_TIMEOUT);

		if (!peer)
			return 0;
		st_thread_create(serve, peer, 0, 0);
	}
}

void start(st_netfd_t listener)
{
	st_thread_create(accept_for_ever, listener, 0, 0);
	st_thread_create(wait_for_ourselves, 0, 0, 0);
}
