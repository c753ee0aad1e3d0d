/* SPDX-License-Identifier: MIT */
/* Data on a stack that is gone when the callback runs. */
#include <tevent.h>

static void on_timer(struct tevent_context *ev, struct tevent_timer *te, struct timeval now,
                     void *data)
{
	*(bool *)data = ev && te && now.tv_sec;
}

static void on_done(struct tevent_req *subreq)
{
	*(bool *)tevent_req_callback_data_void(subreq) = true;
}

void *arm(struct tevent_context *ev)
{
	bool fired = false;

	/* EXPECT: task-outlives-scope _tevent_add_timer error */
	return tevent_add_timer(ev, ev, tevent_timeval_zero(), on_timer, &fired);
}

void ask(struct tevent_req *subreq)
{
	bool answered = false;

	/* EXPECT: task-outlives-scope tevent_req_set_callback error */
	tevent_req_set_callback(subreq, on_done, &answered);
}
