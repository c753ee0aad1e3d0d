/* SPDX-License-Identifier: MIT */
#include <uv.h>

static uv_work_t job;

struct session {
	uv_tcp_t tcp;
	int broken;
};

static void drop(struct session *session)
{
	/* EXPECT: wrong-thread-call uv_close error root=work steps=4 */
	uv_close((uv_handle_t *)&session->tcp, NULL);
}

static void check(struct session *session)
{
	if (session->broken)
		drop(session);
}

static void work(uv_work_t *request)
{
	check(request->data);
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, work, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
