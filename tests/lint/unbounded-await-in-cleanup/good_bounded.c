/* SPDX-License-Identifier: MIT */
/* ONLY: unbounded-await-in-cleanup */
/* The way out has a limit, waits for nobody outside, or is no way out. */
#include <st.h>
#include <errno.h>

struct session {
	st_netfd_t peer;
	st_thread_t child;
	char buf[512];
};

static void *limit(void *data)
{
	struct session *s = data;

	if (st_read(s->peer, s->buf, sizeof(s->buf), 1000000) < 0)
		st_write(s->peer, "bye", 3, 100000);
	return 0;
}

/* All went well: no cleanup. */
static void *normal(void *data)
{
	struct session *s = data;

	if (st_read(s->peer, s->buf, sizeof(s->buf), 1000000) > 0)
		st_write(s->peer, "ok", 2, ST_UTIME_NO_TIMEOUT);
	return 0;
}

static void *told(void *data)
{
	struct session *s = data;

	if (st_usleep(1000) < 0) {
		st_thread_interrupt(s->child);
		st_thread_join(s->child, 0);
		return 0;
	}
	return 0;
}

/* The next round is no cleanup, whatever became of this one. */
static void *rounds(void *data)
{
	struct session *s = data;

	for (;;) {
		if (st_read(s->peer, s->buf, sizeof(s->buf), 1000000) < 0 && errno == ETIME)
			st_write(s->peer, "?", 1, ST_UTIME_NO_TIMEOUT);
		else if (st_netfd_poll(s->peer, 1, 1000) < 0)
			st_write(s->peer, "!", 1, ST_UTIME_NO_TIMEOUT);
	}
	return 0;
}

/* Nobody looked: what follows is the function's work. */
static void *work(void *data)
{
	struct session *s = data;

	st_usleep(1000);
	st_write(s->peer, "ok", 2, ST_UTIME_NO_TIMEOUT);
	return 0;
}

/* Waits only when it was no interruption. */
static void *other_reason(void *data)
{
	struct session *s = data;

	if (st_read(s->peer, s->buf, sizeof(s->buf), 1000000) < 0 && errno != EINTR)
		st_write(s->peer, "bad", 3, ST_UTIME_NO_TIMEOUT);
	return 0;
}

static void end(struct session *s, int gentle)
{
	st_write(s->peer, "x", 1, gentle ? ST_UTIME_NO_TIMEOUT : 1000);
}

static void *rough(void *data)
{
	struct session *s = data;

	if (st_read(s->peer, s->buf, sizeof(s->buf), 1000000) < 0)
		end(s, 0);
	return 0;
}

static void leave(st_netfd_t *peer)
{
	st_write(*peer, "x", 1, 1000);
	st_netfd_close(*peer);
}

static void *scoped(void *data)
{
	__attribute__((cleanup(leave))) st_netfd_t peer = data;

	return peer;
}

void start(struct session *s)
{
	st_thread_create(limit, s, 0, 0);
	st_thread_create(normal, s, 0, 0);
	st_thread_create(told, s, 0, 0);
	st_thread_create(rounds, s, 0, 0);
	st_thread_create(work, s, 0, 0);
	st_thread_create(other_reason, s, 0, 0);
	st_thread_create(rough, s, 0, 0);
	st_thread_create(scoped, s->peer, 0, 0);
}
