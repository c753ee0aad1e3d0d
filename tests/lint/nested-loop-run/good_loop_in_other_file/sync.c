/* SPDX-License-Identifier: MIT */
/* One function that asks, and one that asks and waits, for those who have no loop running yet. */
#include "sync.h"

void pump(uv_loop_t *loop, uv_run_mode mode)
{
	uv_run(loop, mode);
}

static int fetch(uv_loop_t *loop, const char *name)
{
	return loop && name[0] ? 0 : -1;
}

static int fetch_and_wait(uv_loop_t *loop, const char *name)
{
	int result = fetch(loop, name);

	uv_run(loop, UV_RUN_DEFAULT);
	return result;
}

const struct client local = { .fetch = fetch, .fetch_and_wait = fetch_and_wait };
