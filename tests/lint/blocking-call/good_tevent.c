/* SPDX-License-Identifier: MIT */
/* The slow work is done on Samba's thread pool, and before the loop runs. */
#include <tevent.h>
#include <unistd.h>

struct pthreadpool_tevent;

struct tevent_req *pthreadpool_tevent_job_send(TALLOC_CTX *mem_ctx, struct tevent_context *ev,
                                               struct pthreadpool_tevent *pool,
                                               void (*fn)(void *data), void *data);
int pthreadpool_tevent_job_recv(struct tevent_req *req);

static struct pthreadpool_tevent *pool;

static void work(void *data)
{
	sleep(data ? 1 : 2);
}

static void on_done(struct tevent_req *subreq)
{
	int *result = tevent_req_callback_data(subreq, int);

	*result = pthreadpool_tevent_job_recv(subreq);
	talloc_free(subreq);
}

static void on_timer(struct tevent_context *ev, struct tevent_timer *te, struct timeval now,
                     void *data)
{
	struct tevent_req *subreq = pthreadpool_tevent_job_send(te, ev, pool, work, data);

	if (subreq && now.tv_sec)
		tevent_req_set_callback(subreq, on_done, data);
}

int main(void)
{
	struct tevent_context *ev = tevent_context_init(NULL);
	int *result = talloc_zero(ev, int);

	sleep(1);
	if (!ev || !result ||
	    !tevent_add_timer(ev, ev, tevent_timeval_current_ofs(1, 0), on_timer, result))
		return 1;
	tevent_loop_wait(ev);
	talloc_free(ev);
	return 0;
}
