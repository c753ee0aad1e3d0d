/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
/* Given back on every way out, somebody else's by now, or not there at all. */
#include <st.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct session {
	st_netfd_t peer;
	char *buf;
	struct session *next;
};

static struct session *sessions;

static void *everywhere(void *peer)
{
	char *buf = malloc(512);

	if (!buf)
		return 0;
	if (st_read(peer, buf, 512, 1000000) < 0) {
		free(buf);
		return 0;
	}
	free(buf);
	return 0;
}

static void *one_way_out(void *peer)
{
	char *buf = malloc(512);
	int fd = open("/dev/null", O_RDONLY);

	if (!buf || fd < 0)
		goto out;
	if (st_read(peer, buf, 512, 1000000) < 0)
		goto out;
	memset(buf, 0, 512);
out:
	if (fd >= 0)
		close(fd);
	free(buf);
	return 0;
}

/* Nothing is there when it could not be made. */
static void *not_there(void *peer)
{
	char *buf = malloc(512);

	if (!buf) {
		st_write(peer, "no", 2, 1000);
		return 0;
	}
	free(buf);
	return 0;
}

static void *no_descriptor(void *peer)
{
	int fd = open("/dev/null", O_RDONLY);

	if (fd < 0) {
		if (st_write(peer, "no", 2, 1000) < 0)
			return 0;
		return 0;
	}
	close(fd);
	return 0;
}

static void *in_a_list(void *peer)
{
	struct session *s = malloc(sizeof(*s));

	if (!s)
		return 0;
	s->next = sessions;
	sessions = s;
	if (st_read(peer, &s->buf, 1, 1000000) < 0)
		return 0;
	sessions = s->next;
	free(s);
	return 0;
}

static void *in_a_member(void *data)
{
	struct session *s = data;

	s->buf = malloc(512);
	if (st_read(s->peer, s->buf, 512, 1000000) < 0)
		return 0;
	free(s->buf);
	return 0;
}

static char *handed_out(st_netfd_t peer)
{
	char *buf = malloc(512);

	if (buf && st_read(peer, buf, 512, 1000000) < 0) {
		free(buf);
		return 0;
	}
	return buf;
}

static void *other_failures_only(void *peer)
{
	char *buf = handed_out(peer);
	ssize_t n;

	if (!buf)
		return 0;
	n = st_write(peer, buf, 512, 1000000);
	free(buf);
	if (n < 0)
		return 0;
	return peer;
}

static void drop(char **buf)
{
	free(*buf);
}

static void *scoped(void *peer)
{
	__attribute__((cleanup(drop))) char *buf = malloc(512);

	if (buf && st_read(peer, buf, 512, 1000000) < 0)
		return 0;
	return peer;
}

/* Made behind the wait. */
static void *later(void *peer)
{
	char *buf;

	if (st_usleep(1000) < 0)
		return 0;
	buf = strdup("x");
	free(buf);
	return peer;
}

void start(st_netfd_t fd)
{
	st_thread_create(everywhere, fd, 0, 0);
	st_thread_create(one_way_out, fd, 0, 0);
	st_thread_create(not_there, fd, 0, 0);
	st_thread_create(no_descriptor, fd, 0, 0);
	st_thread_create(in_a_list, fd, 0, 0);
	st_thread_create(in_a_member, fd, 0, 0);
	st_thread_create(other_failures_only, fd, 0, 0);
	st_thread_create(scoped, fd, 0, 0);
	st_thread_create(later, fd, 0, 0);
}
