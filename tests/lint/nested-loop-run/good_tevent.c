/* SPDX-License-Identifier: MIT */
/* FLAGS: -DTEVENT_DEPRECATED -Wno-deprecated-declarations */
/* All loops run from main, one after the other. */
#include <tevent.h>

static bool is_over(void *data)
{
	return *(bool *)data;
}

static void on_timer(struct tevent_context *ev, struct tevent_timer *te, struct timeval now,
                     void *data)
{
	*(bool *)data = ev && te && now.tv_sec;
}

static void on_done(struct tevent_req *subreq)
{
	bool *over = tevent_req_callback_data_void(subreq);

	*over = tevent_wakeup_recv(subreq);
	talloc_free(subreq);
}

int main(void)
{
	static bool over;
	struct tevent_context *ev = tevent_context_init(NULL);
	struct tevent_req *req = tevent_wakeup_send(ev, ev, tevent_timeval_current_ofs(1, 0));

	if (!req || !tevent_add_timer(ev, ev, tevent_timeval_zero(), on_timer, &over))
		return 1;
	tevent_req_poll(req, ev);
	tevent_req_set_callback(req, on_done, &over);
	tevent_loop_until(ev, is_over, &over);
	while (!over)
		tevent_loop_once(ev);
	return tevent_loop_wait(ev);
}
