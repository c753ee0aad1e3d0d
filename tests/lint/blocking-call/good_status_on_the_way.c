/* SPDX-License-Identifier: MIT
 *
 * A request ends in one function, with one status or another; what a request that timed out never
 * comes to is not on the loop because of the timer.
 */
#include <stddef.h>
#include <unistd.h>
#include <uv.h>

enum status {
	OK,
	TIMED_OUT
};

struct request {
	void (*done)(enum status status, const char *path);
	const char *path;
};

static void load(const char *path)
{
	access(path, R_OK);
}

static void on_info(enum status status, const char *path)
{
	if (status != OK)
		return;
	load(path);
}

static void complete(struct request *request, enum status status)
{
	request->done(status, request->path);
}

static void on_timeout(uv_timer_t *timer)
{
	complete(timer->data, TIMED_OUT);
}

int ask(uv_timer_t *timer, struct request *request)
{
	request->done = on_info;
	timer->data = request;
	return uv_timer_start(timer, on_timeout, 1000, 0);
}
