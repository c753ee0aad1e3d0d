/* SPDX-License-Identifier: MIT */
/* The wait that is cancelled, or the one behind it, stands in a helper or behind a table. */
/* ONLY: unbounded-await-in-cleanup */
#include <st.h>
#include <errno.h>

struct session {
	st_netfd_t peer;
	char buf[512];
};

struct transport {
	void (*finish)(struct session *s, st_utime_t timeout);
};

static void say(struct session *s, const char *text, st_utime_t timeout)
{
	st_write(s->peer, text, 1, timeout);
}

static void finish(struct session *s, st_utime_t timeout)
{
	say(s, "q", timeout);
}

static const struct transport plain = { finish };

static int get(struct session *s)
{
	if (st_read(s->peer, s->buf, sizeof(s->buf), 1000000) <= 0)
		return -1;
	return 0;
}

static void *serve(void *data)
{
	struct session *s = data;

	if (get(s) < 0) {
		/* EXPECT: unbounded-await-in-cleanup say warning root=serve steps=4 */
		say(s, "e", ST_UTIME_NO_TIMEOUT);
		/* EXPECT: unbounded-await-in-cleanup finish warning root=serve steps=5 */
		plain.finish(s, ST_UTIME_NO_TIMEOUT);
		return 0;
	}
	return 0;
}

static void leave(st_netfd_t *peer)
{
	st_write(*peer, "x", 1, ST_UTIME_NO_TIMEOUT);
	st_netfd_close(*peer);
}

static void *scoped(void *data)
{
	/* EXPECT: unbounded-await-in-cleanup leave warning root=scoped */
	__attribute__((cleanup(leave))) st_netfd_t peer = data;
	char byte;

	if (st_read(peer, &byte, 1, 1000000) < 0)
		return 0;
	return peer;
}

void start(struct session *s)
{
	st_thread_create(serve, s, 0, 0);
	st_thread_create(scoped, s->peer, 0, 0);
}
