/* SPDX-License-Identifier: MIT */
/* Everything that waits for a peer, told to wait for ever. */
#include <st.h>

#define FOREVER ST_UTIME_NO_TIMEOUT

struct session {
	st_netfd_t peer;
	char buf[512];
};

static void *serve(void *data)
{
	struct session *s = data;
	struct iovec iov = { s->buf, sizeof(s->buf) };

	/* EXPECT: missing-timeout st_read warning root=serve */
	while (st_read(s->peer, s->buf, sizeof(s->buf), ST_UTIME_NO_TIMEOUT) > 0)
		/* EXPECT: missing-timeout st_write warning root=serve */
		st_write(s->peer, s->buf, 1, FOREVER);
	/* EXPECT: missing-timeout st_writev warning root=serve */
	st_writev(s->peer, &iov, 1, (st_utime_t)-1);
	return 0;
}

void start(struct session *s)
{
	st_thread_create(serve, s, 0, 0);
}
