/* SPDX-License-Identifier: MIT */
/* The helper tells an interruption from a failure, and then says that all went well. */
#include <st.h>
#include <errno.h>
#include <stdbool.h>

struct session {
	st_netfd_t peer;
	st_thread_t thread;
};

static int put(struct session *s, const char *text, size_t size)
{
	if (st_write(s->peer, text, size, 1000000) < 0) {
		if (errno == EINTR)
			/* EXPECT: swallowed-cancellation st_write warning root=serve steps=4 */
			return 0;
		return -1;
	}
	return 0;
}

static bool pause_for(st_utime_t time)
{
	bool good = true;

	if (st_usleep(time) != 0)
		good = errno == EINTR ? true : false;
	return good;
}

static bool rest(st_utime_t time)
{
	int r = st_usleep(time);

	if (r != 0 && errno != EINTR)
		return false;
	/* EXPECT: swallowed-cancellation st_usleep warning root=serve */
	return true;
}

static void *serve(void *data)
{
	if (put(data, "a", 1) < 0 || !rest(5) || !pause_for(10))
		return 0;
	put(data, "b", 1);
	return 0;
}

void start(struct session *s)
{
	s->thread = st_thread_create(serve, s, 1, 0);
}

void stop(struct session *s)
{
	st_thread_interrupt(s->thread);
	st_thread_join(s->thread, 0);
}
