/* SPDX-License-Identifier: MIT */
#include <uv.h>

static uv_work_t job;
static uv_fs_t request;
static uv_getaddrinfo_t lookup;

static void on_stat(uv_fs_t *done)
{
	uv_fs_req_cleanup(done);
}

static void on_lookup(uv_getaddrinfo_t *done, int status, struct addrinfo *list)
{
	(void)done;
	(void)status;
	uv_freeaddrinfo(list);
}

static void work(uv_work_t *work_request)
{
	/* EXPECT: wrong-thread-call uv_fs_stat error */
	uv_fs_stat(work_request->loop, &request, "/etc/hosts", on_stat);
	/* EXPECT: wrong-thread-call uv_getaddrinfo error */
	uv_getaddrinfo(work_request->loop, &lookup, on_lookup, "host", NULL, NULL);
}

static void on_timer(uv_timer_t *timer)
{
	uv_queue_work(timer->loop, &job, work, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
