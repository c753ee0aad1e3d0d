/* SPDX-License-Identifier: MIT */
/* FLAGS: -DTEVENT_DEPRECATED -Wno-deprecated-declarations */
/* A program may allow it with tevent_loop_allow_nesting, so these are notes. */
#include <tevent.h>

static bool is_over(void *data)
{
	return *(bool *)data;
}

static void on_timer(struct tevent_context *ev, struct tevent_timer *te, struct timeval now,
                     void *data)
{
	struct tevent_req *req = tevent_wakeup_send(te, ev, now);

	if (!req)
		return;
	/* EXPECT: nested-loop-run tevent_req_poll note root=on_timer */
	tevent_req_poll(req, ev);
	if (!tevent_wakeup_recv(req))
		/* EXPECT: nested-loop-run _tevent_loop_once note root=on_timer */
		tevent_loop_once(ev);
	/* EXPECT: nested-loop-run _tevent_loop_wait note root=on_timer */
	tevent_loop_wait(ev);
	/* EXPECT: nested-loop-run _tevent_loop_until note root=on_timer */
	tevent_loop_until(ev, is_over, data);
}

void *start(struct tevent_context *ev, void *data)
{
	return tevent_add_timer(ev, ev, tevent_timeval_zero(), on_timer, data);
}
