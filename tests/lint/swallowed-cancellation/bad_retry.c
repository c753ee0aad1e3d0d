/* SPDX-License-Identifier: MIT */
/* EINTR is how a coroutine learns that it was interrupted; all of these wait again. */
#include <st.h>
#include <errno.h>

struct session {
	st_netfd_t peer;
	st_thread_t thread;
	char buf[512];
};

static void *tight(void *data)
{
	struct session *s = data;
	ssize_t n;

	do {
		/* EXPECT: swallowed-cancellation st_read warning root=tight steps=2 */
		n = st_read(s->peer, s->buf, sizeof(s->buf), 1000000);
	} while (n < 0 && errno == EINTR);
	return 0;
}

static void *goes_on(void *data)
{
	struct session *s = data;

	for (;;) {
		/* EXPECT: swallowed-cancellation st_read warning root=goes_on */
		ssize_t n = st_read(s->peer, s->buf, sizeof(s->buf), 1000000);

		if (n == -1) {
			if (errno == EINTR)
				continue;
			break;
		}
		if (n == 0)
			break;
	}
	return 0;
}

static void *any_error(void *data)
{
	st_netfd_t peer;

	for (;;) {
		/* EXPECT: swallowed-cancellation st_accept warning root=any_error */
		peer = st_accept(data, 0, 0, ST_UTIME_NO_TIMEOUT);
		if (!peer)
			continue;
		st_netfd_close(peer);
	}
	return 0;
}

static int fill(struct session *s, size_t size)
{
	size_t have = 0;

	while (have < size) {
		/* EXPECT: swallowed-cancellation st_read warning root=serve steps=3 */
		ssize_t n = st_read(s->peer, s->buf + have, size - have, 1000000);

		if (n < 0) {
			if (errno != EINTR)
				return -1;
			continue;
		}
		if (n == 0)
			return -1;
		have += n;
	}
	return 0;
}

static void *serve(void *data)
{
	fill(data, 10);
	return 0;
}

void start(struct session *s)
{
	st_thread_create(tight, s, 0, 0);
	st_thread_create(goes_on, s, 0, 0);
	st_thread_create(any_error, s, 0, 0);
	s->thread = st_thread_create(serve, s, 1, 0);
}

void stop(struct session *s)
{
	st_thread_interrupt(s->thread);
	st_thread_join(s->thread, 0);
}
