/* SPDX-License-Identifier: MIT
 *
 * stall_every_wait.c - one loop after the other, each with another of the calls that loops wait in.
 *
 * Every loop runs in a thread of its own, waits once for longer than the threshold, which is
 * idling, and lets one turn take as long. Programs that are built with _FORTIFY_SOURCE call the
 * checked variants (stall_fortified.c); here they are called by name, so that no compiler can
 * choose.
 */
#include "victim.h"

#define LONG_MS 200

int __poll_chk(struct pollfd *fds, nfds_t count, int timeout, size_t size);
int __ppoll_chk(struct pollfd *fds, nfds_t count, const struct timespec *timeout,
                const sigset_t *mask, size_t size);

/* Two descriptors that one loop waits for, and the epoll descriptor that has both. */
struct bells {
	int fds[2];
	int epoll;
};

/* Waits for BELLS with CALL, at most LONG_MS; returns how many ring. */
typedef int wait_fn(const struct bells *bells);

static const struct timespec limit = { 0, LONG_MS * 1000000L };

static NOINLINE void fill(struct pollfd *fds, const struct bells *bells)
{
	for (int i = 0; i < 2; i++)
		fds[i] = (struct pollfd){ .fd = bells->fds[i], .events = POLLIN };
}

static NOINLINE int fill_set(fd_set *in, const struct bells *bells)
{
	FD_ZERO(in);
	FD_SET(bells->fds[0], in);
	FD_SET(bells->fds[1], in);
	return (bells->fds[0] > bells->fds[1] ? bells->fds[0] : bells->fds[1]) + 1;
}

/* The size of what is behind FDS must not be known where they are used: see above. */
static NOINLINE int call_poll(struct pollfd *fds)
{
	return poll(fds, 2, LONG_MS);
}

static NOINLINE int call_ppoll(struct pollfd *fds)
{
	return ppoll(fds, 2, &limit, NULL);
}

static int with_epoll_wait(const struct bells *bells)
{
	struct epoll_event event;

	return epoll_wait(bells->epoll, &event, 1, LONG_MS);
}

static int with_epoll_pwait(const struct bells *bells)
{
	struct epoll_event event;

	return epoll_pwait(bells->epoll, &event, 1, LONG_MS, NULL);
}

static int with_poll(const struct bells *bells)
{
	struct pollfd fds[2];

	fill(fds, bells);
	return call_poll(fds);
}

static int with_poll_chk(const struct bells *bells)
{
	struct pollfd fds[2];

	fill(fds, bells);
	return __poll_chk(fds, 2, LONG_MS, sizeof(fds));
}

static int with_ppoll(const struct bells *bells)
{
	struct pollfd fds[2];

	fill(fds, bells);
	return call_ppoll(fds);
}

static int with_ppoll_chk(const struct bells *bells)
{
	struct pollfd fds[2];

	fill(fds, bells);
	return __ppoll_chk(fds, 2, &limit, NULL, sizeof(fds));
}

static int with_select(const struct bells *bells)
{
	struct timeval timeout = { 0, LONG_MS * 1000 };
	fd_set in;
	int count = fill_set(&in, bells);

	return select(count, &in, NULL, NULL, &timeout);
}

static int with_pselect(const struct bells *bells)
{
	fd_set in;
	int count = fill_set(&in, bells);

	return pselect(count, &in, NULL, NULL, &limit, NULL);
}

/* One function each, for the report to name. */
#define SLEEPER(call)                                                                              \
	static NOINLINE void after_##call(void)                                                    \
	{                                                                                          \
		sleep_ms(LONG_MS);                                                                 \
		STAY();                                                                            \
	}
SLEEPER(epoll_wait)
SLEEPER(epoll_pwait)
SLEEPER(poll)
SLEEPER(poll_chk)
SLEEPER(ppoll)
SLEEPER(ppoll_chk)
SLEEPER(select)
SLEEPER(pselect)

static const struct kind {
	wait_fn *wait;
	void (*sleep)(void);
} kinds[] = {
	{ with_epoll_wait, after_epoll_wait },
	{ with_epoll_pwait, after_epoll_pwait },
	{ with_poll, after_poll },
	{ with_poll_chk, after_poll_chk },
	{ with_ppoll, after_ppoll },
	{ with_ppoll_chk, after_ppoll_chk },
	{ with_select, after_select },
	{ with_pselect, after_pselect },
};

static void *run(void *data)
{
	const struct kind *kind = data;
	struct bells bells = { { event_new(), event_new() }, epoll_create1(0) };

	for (int i = 0; i < 2; i++) {
		struct epoll_event event = { .events = EPOLLIN };

		MUST(epoll_ctl(bells.epoll, EPOLL_CTL_ADD, bells.fds[i], &event) == 0);
	}
	for (int turn = 0; turn < 8; turn++) {
		event_set(bells.fds[0]);
		MUST(kind->wait(&bells) == 1);
		event_take(bells.fds[0]);
		if (turn == 5)
			kind->sleep();
	}
	MUST(kind->wait(&bells) == 0);
	return NULL;
}

int main(void)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		MUST(pthread_join(start(run, (void *)(uintptr_t)&kinds[i]), NULL) == 0);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=200ms kind=epoll frame=after_epoll_wait
 * EXPECT stall cause=blocked_call call=nanosleep min=200ms kind=epoll frame=after_epoll_pwait
 * EXPECT stall cause=blocked_call call=nanosleep min=200ms kind=poll frame=after_poll
 * EXPECT stall cause=blocked_call call=nanosleep min=200ms kind=poll frame=after_poll_chk
 * EXPECT stall cause=blocked_call call=nanosleep min=200ms kind=poll frame=after_ppoll
 * EXPECT stall cause=blocked_call call=nanosleep min=200ms kind=poll frame=after_ppoll_chk
 * EXPECT stall cause=blocked_call call=nanosleep min=200ms kind=select frame=after_select
 * EXPECT stall cause=blocked_call call=nanosleep min=200ms kind=select frame=after_pselect
 * EXPECT loops=8
 * EXPECT exit=0
 */
