/* SPDX-License-Identifier: MIT */
/* "Wait until the answer is here", as a helper. */
#include <event2/event.h>
#include <event2/http.h>

static int answered;

static void wait_for_answer(struct event_base *base)
{
	while (!answered)
		/* EXPECT: nested-loop-run event_base_loop error */
		event_base_loop(base, EVLOOP_ONCE);
}

static void on_request(struct evhttp_request *request, void *base)
{
	wait_for_answer(base);
	evhttp_send_reply(request, 200, "OK", NULL);
}

void serve(struct evhttp *server, struct event_base *base)
{
	evhttp_set_gencb(server, on_request, base);
}
