/* SPDX-License-Identifier: MIT
 *
 * What several tests say together of the arguments of one way: none of the calls below is reached
 * with those that the loop passes.
 */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>
#include <uv.h>

static void save(const char *path)
{
	fsync(path ? 1 : 2);
}

/* The error is no reset, so nothing is saved. */
static void finish(int err, bool again)
{
	if (err < 0) {
		if (err != -ECONNRESET || !again)
			return;
	}
	save("/var/lib/list");
}

/* Of two flags one is given, the other one is what matters with it. */
static void stop(bool quitting, int state)
{
	bool wait = quitting && state == 2;

	if (wait)
		sleep(1);
}

static int watch(bool create, int *monitor)
{
	if (!create && !*monitor)
		return 0;
	if (create) {
		*monitor = 1;
		return access("/var/lib/trash", R_OK);
	}
	return *monitor;
}

static void on_timer(uv_timer_t *timer)
{
	int *monitor = timer->data;

	finish(-EIO, true);
	stop(false, 2);
	watch(false, monitor);
}

static void on_start_up(int *monitor)
{
	finish(0, true);
	stop(true, 2);
	watch(true, monitor);
}

void start(uv_timer_t *timer)
{
	on_start_up(timer->data);
	uv_timer_start(timer, on_timer, 1000, 0);
}
