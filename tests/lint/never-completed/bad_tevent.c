/* SPDX-License-Identifier: MIT */
/* Requests that are forgotten on some way. */
#include <tevent.h>

struct load_state {
	int left;
};

static void on_waited(struct tevent_req *subreq)
{
	struct tevent_req *req = tevent_req_callback_data(subreq, struct tevent_req);
	bool ok = tevent_wakeup_recv(subreq);

	talloc_free(subreq);
	if (ok)
		tevent_req_done(req);
	else
		tevent_req_error(req, 1);
}

struct tevent_req *load_send(TALLOC_CTX *mem_ctx, struct tevent_context *ev, int count)
{
	struct load_state *state;
	struct tevent_req *req, *subreq;

	/* EXPECT: never-completed _tevent_req_create error */
	req = tevent_req_create(mem_ctx, &state, struct load_state);
	if (!req)
		return NULL;
	tevent_req_defer_callback(req, ev);
	state = tevent_req_data(req, struct load_state);
	state->left = count;
	if (count < 0)
		return NULL;
	subreq = tevent_wakeup_send(state, ev, tevent_timeval_zero());
	if (tevent_req_nomem(subreq, req))
		return tevent_req_post(req, ev);
	tevent_req_set_callback(subreq, on_waited, req);
	return req;
}

/* No error, and so nothing is completed. */
int load_now(TALLOC_CTX *mem_ctx, int error)
{
	struct load_state *state;
	/* EXPECT: never-completed _tevent_req_create error */
	struct tevent_req *req = tevent_req_create(mem_ctx, &state, struct load_state);

	if (!req)
		return -1;
	if (tevent_req_error(req, error))
		return -1;
	return tevent_req_is_in_progress(req) ? 1 : 0;
}
