/* SPDX-License-Identifier: MIT
 *
 * The same tests, with arguments that let the calls be made; the way that cannot is never shown,
 * although it is shorter.
 */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>
#include <uv.h>

static void finish(int err, bool again)
{
	if (err < 0) {
		if (err != -ECONNRESET || !again)
			return;
	}
	fsync(1); /* EXPECT: blocking-call fsync error root=on_reset steps=4 */
}

static void stop(bool quitting, int state)
{
	bool wait = quitting && state == 2;

	if (wait)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_reset steps=4 */
}

static void finish_later(int err)
{
	finish(err, true);
}

static void stop_later(bool quitting)
{
	stop(quitting, 2);
}

static void on_error(uv_timer_t *timer)
{
	(void)timer;
	finish(-EIO, true);
	stop(true, 1);
}

static void on_reset(uv_timer_t *timer)
{
	(void)timer;
	finish_later(-ECONNRESET);
	stop_later(true);
}

void start(uv_timer_t *timer, uv_timer_t *other)
{
	uv_timer_start(timer, on_error, 1000, 0);
	uv_timer_start(other, on_reset, 1000, 0);
}
