/* SPDX-License-Identifier: MIT */
/* Every way in which tevent is given a callback. */
#include <signal.h>
#include <stdarg.h>
#include <tevent.h>
#include <unistd.h>

static void on_fd(struct tevent_context *ev, struct tevent_fd *fde, uint16_t flags, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_fd */
	tevent_fd_set_flags(fde, ev && data ? flags : 0);
}

static void on_close(struct tevent_context *ev, struct tevent_fd *fde, int fd, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_close */
	if (ev && fde && data)
		close(fd);
}

static void on_signal(struct tevent_context *ev, struct tevent_signal *se, int signum, int count,
                      void *info, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_signal */
	if (ev && se && signum && count && info)
		talloc_free(data);
}

static void on_timer(struct tevent_context *ev, struct tevent_timer *te, struct timeval now,
                     void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer */
	if (ev && te && now.tv_sec)
		talloc_free(data);
}

static void on_next_turn(struct tevent_context *ev, struct tevent_immediate *im, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_next_turn */
	if (ev && im)
		talloc_free(data);
}

static void from_thread(struct tevent_context *ev, struct tevent_immediate *im, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=from_thread */
	if (ev && im)
		talloc_free(data);
}

static void from_proxy(struct tevent_context *ev, struct tevent_immediate *im, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=from_proxy */
	if (ev && im)
		talloc_free(data);
}

static void on_done(struct tevent_req *subreq)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_done */
	talloc_free(subreq);
}

static void on_turn(struct tevent_req *req, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_turn */
	if (data)
		tevent_req_done(req);
}

static void on_entry(struct tevent_req *req, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_entry */
	if (data)
		tevent_req_done(req);
}

static void on_empty(struct tevent_req *req, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_empty */
	if (data)
		tevent_req_done(req);
}

static void on_cleanup(struct tevent_req *req, enum tevent_req_state state)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_cleanup */
	if (state != TEVENT_REQ_DONE)
		tevent_req_received(req);
}

static void trace(enum tevent_trace_point point, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=trace */
	if (point == TEVENT_TRACE_AFTER_WAIT)
		talloc_free(data);
}

static void trace_fd(struct tevent_fd *fde, enum tevent_event_trace_point point, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=trace_fd */
	if (fde && point == TEVENT_EVENT_TRACE_DETACH)
		talloc_free(data);
}

static void trace_signal(struct tevent_signal *se, enum tevent_event_trace_point point, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=trace_signal */
	if (se && point == TEVENT_EVENT_TRACE_DETACH)
		talloc_free(data);
}

static void trace_timer(struct tevent_timer *te, enum tevent_event_trace_point point, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=trace_timer */
	if (te && point == TEVENT_EVENT_TRACE_DETACH)
		talloc_free(data);
}

static void trace_immediate(struct tevent_immediate *im, enum tevent_event_trace_point point,
                            void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=trace_immediate */
	if (im && point == TEVENT_EVENT_TRACE_DETACH)
		talloc_free(data);
}

static void trace_queue(struct tevent_queue_entry *qe, enum tevent_event_trace_point point,
                        void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=trace_queue */
	if (qe && point == TEVENT_EVENT_TRACE_DETACH)
		talloc_free(data);
}

static bool on_cancel(struct tevent_req *req)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_cancel */
	return tevent_req_error(req, 1);
}

static void on_message(void *data, enum tevent_debug_level level, const char *format, va_list ap)
{
	if (!data || level > TEVENT_DEBUG_ERROR || !format || !ap)
		return;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_message */
}

void start(struct tevent_context *ev, struct tevent_queue *queue, struct tevent_req *req,
           struct tevent_immediate *im, struct tevent_threaded_context *threaded,
           struct tevent_thread_proxy *proxy, void *data)
{
	struct tevent_fd *fde = tevent_add_fd(ev, data, 0, TEVENT_FD_READ, on_fd, data);

	if (!fde)
		return;
	tevent_fd_set_close_fn(fde, on_close);
	if (!tevent_add_signal(ev, data, SIGHUP, 0, on_signal, data) ||
	    !tevent_add_timer(ev, data, tevent_timeval_zero(), on_timer, data))
		return;
	tevent_schedule_immediate(im, ev, on_next_turn, data);
	tevent_threaded_schedule_immediate(threaded, im, from_thread, data);
	tevent_thread_proxy_schedule(proxy, &im, from_proxy, &data);
	tevent_req_set_callback(req, on_done, data);
	tevent_req_set_cancel_fn(req, on_cancel);
	tevent_req_set_cleanup_fn(req, on_cleanup);
	if (!tevent_queue_add(queue, ev, req, on_turn, data) ||
	    !tevent_queue_add_entry(queue, ev, req, on_entry, data) ||
	    !tevent_queue_add_optimize_empty(queue, ev, req, on_empty, data))
		return;
	tevent_set_trace_callback(ev, trace, data);
	tevent_set_trace_fd_callback(ev, trace_fd, data);
	tevent_set_trace_signal_callback(ev, trace_signal, data);
	tevent_set_trace_timer_callback(ev, trace_timer, data);
	tevent_set_trace_immediate_callback(ev, trace_immediate, data);
	tevent_set_trace_queue_callback(ev, trace_queue, data);
	tevent_set_debug(ev, on_message, data);
}
