/* SPDX-License-Identifier: MIT */
/* select() and its kin without a descriptor only let time pass: a timer does that. With one, they
 * are a second wait. */
#include <poll.h>
#include <sys/select.h>
#include <uv.h>

static void nap(int ms)
{
	poll(NULL, 0, ms); /* EXPECT: blocking-call poll error root=on_timer assumes=none
	                      says=uv_timer_start */
}

static void on_timer(uv_timer_t *timer)
{
	struct timeval tv = { 0, 500000 };
	struct timespec ts = { 1, 0 };
	struct pollfd fd = { .fd = (int)(size_t)timer->data, .events = POLLIN };
	fd_set set;

	/* EXPECT: blocking-call select error assumes=none says=uv_timer_start */
	select(0, NULL, NULL, NULL, &tv);
	/* EXPECT: blocking-call pselect error assumes=none says=sleep, */
	pselect(0, NULL, NULL, NULL, &ts, NULL);
	poll(NULL, 0, 100);        /* EXPECT: blocking-call poll error assumes=none says=sleep, */
	ppoll(NULL, 0, &ts, NULL); /* EXPECT: blocking-call ppoll error assumes=none says=sleep, */
	poll(NULL, 0, -1);         /* EXPECT: blocking-call poll error assumes=none says=signal, */
	poll(NULL, 0, fd.fd);      /* EXPECT: blocking-call poll error assumes=some says=sleep, */
	nap(20);
	FD_ZERO(&set);
	FD_SET(fd.fd, &set);
	/* EXPECT: blocking-call select error says=second */
	select(fd.fd + 1, &set, NULL, NULL, &tv);
	poll(&fd, 1, 100); /* EXPECT: blocking-call poll error assumes=none says=second */
	poll(&fd, 1, -1);  /* EXPECT: blocking-call poll error assumes=none says=second */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
