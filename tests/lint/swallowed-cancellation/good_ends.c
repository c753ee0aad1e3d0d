/* SPDX-License-Identifier: MIT */
/* Interrupted, and ends; or has a reason to go on. */
#include <st.h>
#include <errno.h>
#include <stdbool.h>

struct session {
	st_netfd_t peer;
	st_thread_t thread;
	bool stopping;
	int interrupts;
	char buf[512];
};

/* Leaves the loop. */
static void *ends(void *data)
{
	struct session *s = data;

	for (;;) {
		ssize_t n = st_read(s->peer, s->buf, sizeof(s->buf), 1000000);

		if (n < 0 && errno == EINTR)
			break;
		if (n < 0 && errno == ETIME)
			continue;
		if (n <= 0)
			break;
	}
	return 0;
}

/* Whoever interrupts says in a flag what he wants. */
static void *flag_of_object(void *data)
{
	struct session *s = data;

	while (!s->stopping) {
		ssize_t n = st_read(s->peer, s->buf, sizeof(s->buf), 1000000);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
	}
	return 0;
}

static bool is_over(struct session *s)
{
	return s->stopping;
}

static void *flag_behind_helper(void *data)
{
	struct session *s = data;

	for (;;) {
		if (st_usleep(1000) < 0 && is_over(s))
			break;
	}
	return 0;
}

static void *flag_of_own(void *data)
{
	struct session *s = data;
	bool done = false;

	while (!done) {
		ssize_t n = st_read(s->peer, s->buf, sizeof(s->buf), 1000000);

		if (n < 0 && errno == EINTR)
			done = true;
	}
	return 0;
}

/* Three times, then it gives up. */
static void *counts(void *data)
{
	struct session *s = data;
	int left = 3;

	while (left > 0) {
		if (st_read(s->peer, s->buf, sizeof(s->buf), 1000000) < 0) {
			left--;
			continue;
		}
	}
	return 0;
}

/* The caller is told. */
static int put(struct session *s, const char *text, size_t size)
{
	if (st_write(s->peer, text, size, 1000000) < 0) {
		if (errno == EINTR)
			return -2;
		return -1;
	}
	return 0;
}

/* How much was done is the answer, and 0 is no success. */
static ssize_t put_some(struct session *s, const char *text, size_t size)
{
	ssize_t n = st_write(s->peer, text, size, 1000000);

	if (n < 0 && errno == EINTR)
		return 0;
	return n;
}

static void *periodic(void *data)
{
	struct session *s = data;

	for (;;) {
		st_usleep(1000000);
		s->interrupts++;
	}
	return 0;
}

static void *serve(void *data)
{
	put(data, "a", 1);
	put_some(data, "a", 1);
	return 0;
}

void start(struct session *s)
{
	st_thread_create(ends, s, 0, 0);
	st_thread_create(flag_of_object, s, 0, 0);
	st_thread_create(flag_behind_helper, s, 0, 0);
	st_thread_create(flag_of_own, s, 0, 0);
	st_thread_create(counts, s, 0, 0);
	st_thread_create(periodic, s, 0, 0);
	s->thread = st_thread_create(serve, s, 1, 0);
}

void stop(struct session *s)
{
	s->stopping = true;
	st_thread_interrupt(s->thread);
	st_thread_join(s->thread, 0);
}
