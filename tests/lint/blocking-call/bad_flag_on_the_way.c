/* SPDX-License-Identifier: MIT
 *
 * Two ways lead to each call. The shorter one is behind a flag that is rarely set, or through a
 * pointer that may hold something else; the surer one is shown.
 */
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>
#include <uv.h>

static bool shutting_down;
static struct {
	int debug;
	int state;
} server;

static void flush_log(void)
{
	fsync(1); /* EXPECT: blocking-call fsync error root=on_timer steps=4 */
}

static void rotate_log(void)
{
	flush_log();
}

static void write_dump(void)
{
	sync(); /* EXPECT: blocking-call sync error root=on_timer steps=4 */
}

static void make_dump(void)
{
	write_dump();
}

/* A state is not a flag: the nearer way is shown. */
static void reload(void)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer steps=3 */
}

static void reload_later(void)
{
	reload();
}

static void rest(void)
{
	sleep(2); /* EXPECT: blocking-call sleep error root=on_timer steps=5 */
}

static void run_callback(void (*callback)(void))
{
	callback();
}

static void run_rest(void)
{
	rest();
}

static void run_all(void)
{
	run_rest();
}

static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	if (shutting_down)
		flush_log();
	rotate_log();
	if (server.debug != 0 && server.state)
		write_dump();
	if (!server.debug)
		make_dump();
	if (server.state == 2)
		reload();
	reload_later();
	run_callback(rest);
	run_all();
}

void start(uv_timer_t *timer)
{
	uv_timer_start(timer, on_timer, 1000, 0);
}
