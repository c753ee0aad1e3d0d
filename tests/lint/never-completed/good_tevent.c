/* SPDX-License-Identifier: MIT */
/* Requests that are completed, freed or handed on, on every way. */
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
		tevent_req_oom(req);
}

static void on_turn(struct tevent_req *req, void *data)
{
	struct load_state *state = tevent_req_data(req, struct load_state);

	if (!data)
		state->left--;
	tevent_req_notify_callback(req);
}

struct tevent_req *load_send(TALLOC_CTX *mem_ctx, struct tevent_context *ev,
                             struct tevent_queue *queue, int count)
{
	struct load_state *state;
	struct tevent_req *req, *subreq;

	req = tevent_req_create(mem_ctx, &state, struct load_state);
	if (!req)
		return NULL;
	state->left = count;
	if (count < 0) {
		talloc_free(req);
		return NULL;
	}
	if (!count) {
		tevent_req_done(req);
		return tevent_req_post(req, ev);
	}
	if (tevent_req_error(req, count > 100))
		return tevent_req_post(req, ev);
	if (queue) {
		if (!tevent_queue_add(queue, ev, req, on_turn, NULL))
			tevent_req_oom(req);
		return req;
	}
	subreq = tevent_wakeup_send(state, ev, tevent_timeval_zero());
	if (tevent_req_nomem(subreq, req))
		return tevent_req_post(req, ev);
	tevent_req_set_callback(subreq, on_waited, req);
	return req;
}

/* It only returns what it has made. */
static struct tevent_req *empty_send(TALLOC_CTX *mem_ctx, struct tevent_queue *queue,
                                     struct tevent_context *ev)
{
	struct load_state *state;
	struct tevent_req *req = tevent_req_create(mem_ctx, &state, struct load_state);

	if (req)
		tevent_queue_add(queue, ev, req, on_turn, state);
	return req;
}

/* Who waits for a request does not complete it. */
int load(struct tevent_context *ev, struct tevent_queue *queue)
{
	enum tevent_req_state state;
	uint64_t error = 0;
	struct tevent_req *req = empty_send(ev, queue, ev);

	if (!req || !tevent_req_poll(req, ev))
		return -1;
	if (tevent_req_is_error(req, &state, &error))
		return (int)error;
	tevent_req_received(req);
	return 0;
}

/* Nor does who goes on when it is over; where it is NULL there is nothing to complete. */
struct tevent_req *load_more_send(TALLOC_CTX *mem_ctx, struct tevent_context *ev,
                                  struct tevent_queue *queue)
{
	struct load_state *state;
	struct tevent_req *req = tevent_req_create(mem_ctx, &state, struct load_state), *subreq;

	if (!req)
		return NULL;
	subreq = empty_send(state, queue, ev);
	if (tevent_req_nomem(subreq, req))
		return tevent_req_post(req, ev);
	tevent_req_set_callback(subreq, on_waited, req);
	return req;
}

int load_at_once(struct tevent_context *ev, struct tevent_queue *queue)
{
	enum tevent_req_state state;
	uint64_t error = 0;
	struct tevent_req *req = empty_send(ev, queue, ev);

	if (!req)
		return -1;
	return tevent_req_is_error(req, &state, &error) ? (int)error : 0;
}

int load_again(struct tevent_context *ev, struct tevent_queue *queue)
{
	struct tevent_req *req = empty_send(ev, queue, ev);

	if (!req)
		return -1;
	tevent_req_cancel(req);
	tevent_req_received(req);
	return 0;
}
