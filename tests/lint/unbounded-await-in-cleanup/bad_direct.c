/* SPDX-License-Identifier: MIT */
/* A wait was cancelled, or failed, and the goodbye waits for ever. */
/* ONLY: unbounded-await-in-cleanup */
#include <st.h>
#include <errno.h>

#define FOREVER ST_UTIME_NO_TIMEOUT

struct session {
	st_netfd_t peer;
	st_thread_t child;
	st_cond_t idle;
	char buf[512];
};

static void *goodbye(void *data)
{
	struct session *s = data;

	if (st_read(s->peer, s->buf, sizeof(s->buf), 1000000) < 0)
		/* EXPECT: unbounded-await-in-cleanup st_write warning root=goodbye steps=3 */
		st_write(s->peer, "bye", 3, FOREVER);
	st_netfd_close(s->peer);
	return 0;
}

static void *interrupted(void *data)
{
	struct session *s = data;
	ssize_t n = st_read(s->peer, s->buf, sizeof(s->buf), 1000000);

	if (n < 0 && errno == EINTR)
		goto out;
	if (n > 0)
		return 0;
out:
	/* EXPECT: unbounded-await-in-cleanup st_read warning root=interrupted */
	st_read(s->peer, s->buf, sizeof(s->buf), FOREVER);
	st_netfd_close(s->peer);
	return 0;
}

/* Behind a loop that ends when it is cancelled. */
static void *drains(void *data)
{
	struct session *s = data;

	while (st_read(s->peer, s->buf, sizeof(s->buf), 1000000) > 0)
		s->buf[0]++;
	/* EXPECT: unbounded-await-in-cleanup st_writev warning root=drains */
	st_writev(s->peer, 0, 0, FOREVER);
	return 0;
}

/* The child is waited for, and nobody told it to end. */
static void *joins(void *data)
{
	struct session *s = data;

	if (st_usleep(1000) < 0) {
		/* EXPECT: unbounded-await-in-cleanup st_thread_join warning root=joins */
		st_thread_join(s->child, 0);
		return 0;
	}
	return 0;
}

void start(struct session *s)
{
	st_thread_create(goodbye, s, 0, 0);
	st_thread_create(interrupted, s, 0, 0);
	st_thread_create(drains, s, 0, 0);
	st_thread_create(joins, s, 0, 0);
}
