/* SPDX-License-Identifier: MIT */
/* The same promises, kept; and waiting that somebody has thought about. */
#include <unistd.h>
#include <uv.h>
#include "../../../rules/asynclint.h"

ASYNC_BLOCKING int db_query(const char *text);
ASYNC_NONBLOCKING int db_cached(const char *text);

static void nap(unsigned seconds)
{
	sleep(seconds);
}

ASYNC_BLOCKING_OK("start-up only") static void load(void)
{
	nap(1);
	usleep(100000);
}

/* It depends on a parameter whether it waits; its callers need not care. */
ASYNC_BLOCKING_OK("short") static void pause_for(int wait)
{
	if (wait)
		sleep(1);
}

/* Nothing is known of others that wait. */
ASYNC_BLOCKING_OK("a test's own") int elsewhere(void);

ASYNC_NONBLOCKING static int sum(const int *all, int count)
{
	int result = 0;

	for (int i = 0; i < count; i++)
		result += all[i];
	return result;
}

static void work(uv_work_t *request)
{
	db_query(request->data);
}

static void on_timer(uv_timer_t *timer)
{
	static uv_work_t job;
	static const int all[] = { 1, 2, 3 };

	load();
	pause_for(1);
	elsewhere();
	db_cached("b");
	job.data = timer->data;
	if (sum(all, 3) > 5)
		uv_queue_work(timer->loop, &job, work, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
