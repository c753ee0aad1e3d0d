/* SPDX-License-Identifier: MIT */
/* The loop runs, or the timer is freed, before the data goes. */
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

bool nap(struct tevent_context *ev)
{
	bool fired = false;

	if (!tevent_add_timer(ev, ev, tevent_timeval_zero(), on_timer, &fired))
		return false;
	while (!fired)
		tevent_loop_once(ev);
	return fired;
}

bool freed(struct tevent_context *ev)
{
	bool fired = false;
	struct tevent_timer *te = tevent_add_timer(ev, ev, tevent_timeval_zero(), on_timer, &fired);

	talloc_free(te);
	return fired;
}

bool children_freed(struct tevent_context *ev, void *parent)
{
	bool fired = false;

	if (!tevent_add_timer(ev, parent, tevent_timeval_zero(), on_timer, &fired))
		return false;
	talloc_free_children(parent);
	return fired;
}

bool ask(struct tevent_context *ev)
{
	bool answered = false;
	struct tevent_req *req = tevent_wakeup_send(ev, ev, tevent_timeval_zero());

	if (!req)
		return false;
	tevent_req_set_callback(req, on_done, &answered);
	return tevent_req_poll(req, ev) && answered;
}
