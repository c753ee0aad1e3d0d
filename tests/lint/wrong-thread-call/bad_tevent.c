/* SPDX-License-Identifier: MIT */
/* Everything that belongs on the loop's thread, called from others. */
#include <pthread.h>
#include <signal.h>
#include <tevent.h>

struct pthreadpool_tevent;

struct tevent_req *pthreadpool_tevent_job_send(TALLOC_CTX *mem_ctx, struct tevent_context *ev,
                                               struct pthreadpool_tevent *pool,
                                               void (*fn)(void *data), void *data);

static struct tevent_context *ev;
static struct tevent_req *req;
static struct tevent_queue *queue;
static struct tevent_immediate *im;
static struct tevent_timer *te;
static struct tevent_fd *fde;

static void on_fd(struct tevent_context *loop, struct tevent_fd *watch, uint16_t flags, void *data)
{
	if (loop && data)
		tevent_fd_set_flags(watch, flags);
}

static void on_next_turn(struct tevent_context *loop, struct tevent_immediate *immediate,
                         void *data)
{
	if (loop && immediate)
		talloc_free(data);
}

static void job(void *data)
{
	if (data)
		/* EXPECT: wrong-thread-call _tevent_req_done error root=job */
		tevent_req_done(req);
}

static void on_timer(struct tevent_context *loop, struct tevent_timer *timer, struct timeval now,
                     void *data);

static void *work(void *data)
{
	struct timeval now = tevent_timeval_current();

	/* EXPECT: wrong-thread-call _tevent_add_fd error root=work */
	tevent_add_fd(ev, data, 0, TEVENT_FD_READ, on_fd, data);
	/* EXPECT: wrong-thread-call _tevent_add_timer error root=work */
	tevent_add_timer(ev, data, now, on_timer, data);
	/* EXPECT: wrong-thread-call _tevent_add_signal error root=work */
	tevent_add_signal(ev, data, SIGHUP, 0, NULL, data);
	/* EXPECT: wrong-thread-call _tevent_schedule_immediate error root=work */
	tevent_schedule_immediate(im, ev, on_next_turn, data);
	/* EXPECT: wrong-thread-call tevent_fd_set_flags error root=work */
	tevent_fd_set_flags(fde, 0);
	/* EXPECT: wrong-thread-call tevent_update_timer error root=work */
	tevent_update_timer(te, now);
	/* EXPECT: wrong-thread-call tevent_queue_add error root=work */
	tevent_queue_add(queue, ev, req, NULL, data);
	/* EXPECT: wrong-thread-call tevent_queue_add_entry error root=work */
	tevent_queue_add_entry(queue, ev, req, NULL, data);
	/* EXPECT: wrong-thread-call tevent_queue_add_optimize_empty error root=work */
	tevent_queue_add_optimize_empty(queue, ev, req, NULL, data);
	/* EXPECT: wrong-thread-call tevent_queue_stop error root=work */
	tevent_queue_stop(queue);
	/* EXPECT: wrong-thread-call tevent_queue_start error root=work */
	tevent_queue_start(queue);
	/* EXPECT: wrong-thread-call _tevent_req_cancel error root=work */
	tevent_req_cancel(req);
	/* EXPECT: wrong-thread-call _tevent_req_nomem error root=work */
	tevent_req_nomem(NULL, req);
	/* EXPECT: wrong-thread-call _tevent_req_error error root=work */
	tevent_req_error(req, 1);
	/* EXPECT: wrong-thread-call _tevent_req_oom error root=work */
	tevent_req_oom(req);
	/* EXPECT: wrong-thread-call _tevent_req_notify_callback error root=work */
	tevent_req_notify_callback(req);
	/* EXPECT: wrong-thread-call _tevent_req_done error root=work */
	tevent_req_done(req);
	/* EXPECT: wrong-thread-call tevent_req_post error root=work */
	tevent_req_post(req, ev);
	/* EXPECT: wrong-thread-call pthreadpool_tevent_job_send error root=work */
	pthreadpool_tevent_job_send(data, ev, NULL, job, data);
	return NULL;
}

static void on_timer(struct tevent_context *loop, struct tevent_timer *timer, struct timeval now,
                     void *data)
{
	pthread_t thread;

	if (loop && timer && now.tv_sec && !pthread_create(&thread, NULL, work, data))
		pthread_detach(thread);
	pthreadpool_tevent_job_send(timer, loop, NULL, job, data);
}

void *start(struct tevent_context *loop, void *data)
{
	ev = loop;
	return tevent_add_timer(ev, data, tevent_timeval_zero(), on_timer, data);
}
