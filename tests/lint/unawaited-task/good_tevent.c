/* SPDX-License-Identifier: MIT */
/* Events that are freed with the struct they are given, or hang below it. */
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
	link->fde = tevent_add_fd(ev, ev, link->fd, TEVENT_FD_READ, on_fd, link);
	link->te = tevent_add_timer(ev, ev, tevent_timeval_current_ofs(1, 0), on_timer, link);
	link->se = tevent_add_signal(ev, ev, SIGHUP, 0, on_signal, link);
	return link->fde && link->te && link->se;
}

void link_free(struct link *link)
{
	talloc_free(link->fde);
	talloc_free(link->te);
	talloc_free(link->se);
	free(link);
}

struct below {
	struct tevent_timer *te;
	int count;
};

static void on_below(struct tevent_context *ev, struct tevent_timer *te, struct timeval now,
                     void *data)
{
	((struct below *)data)->count = ev && te && now.tv_sec;
}

struct below *below_new(struct tevent_context *ev)
{
	struct below *below = talloc_zero(ev, struct below);

	if (below)
		below->te = tevent_add_timer(ev, below, tevent_timeval_zero(), on_below, below);
	return below;
}

void below_free(struct below *below)
{
	below->count = 0;
	talloc_free(below);
}
