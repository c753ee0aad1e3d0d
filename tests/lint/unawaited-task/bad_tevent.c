/* SPDX-License-Identifier: MIT */
/* A struct that is freed while events in it are given it. */
#include <signal.h>
#include <stdlib.h>
#include <tevent.h>

struct link {
	struct tevent_fd *fde;
	struct tevent_timer *te;
	struct tevent_signal *se;
	int fd;
};

static void on_fd(struct tevent_context *ev, struct tevent_fd *fde, uint16_t flags, void *data)
{
	((struct link *)data)->fd = ev && fde ? flags : 0;
}

static void on_timer(struct tevent_context *ev, struct tevent_timer *te, struct timeval now,
                     void *data)
{
	((struct link *)data)->fd = ev && te && now.tv_sec;
}

static void on_signal(struct tevent_context *ev, struct tevent_signal *se, int signum, int count,
                      void *info, void *data)
{
	((struct link *)data)->fd = ev && se && signum && count && info;
}

bool link_start(struct link *link, struct tevent_context *ev)
{
	/* EXPECT: unawaited-task _tevent_add_fd error */
	link->fde = tevent_add_fd(ev, ev, link->fd, TEVENT_FD_READ, on_fd, link);
	/* EXPECT: unawaited-task _tevent_add_timer error */
	link->te = tevent_add_timer(ev, ev, tevent_timeval_current_ofs(1, 0), on_timer, link);
	/* EXPECT: unawaited-task _tevent_add_signal error */
	link->se = tevent_add_signal(ev, ev, SIGHUP, 0, on_signal, link);
	return link->fde && link->te && link->se;
}

void link_free(struct link *link)
{
	link->fd = -1;
	free(link);
}
