/* SPDX-License-Identifier: MIT */
/* What the caller tested before the call does not hold after it. */
#include <unistd.h>
#include <uv.h>

struct state {
	int ready;
	int loaded;
};

static struct state *current;
static int dirty;

static void step(void)
{
	current->ready = 1;
	dirty = 1;
}

static void on_timer(uv_timer_t *timer)
{
	struct state *state = timer->data;

	current = state;
	if (!state->ready) {
		step();
		if (state->ready)
			fsync(1); /* EXPECT: blocking-call fsync error */
	}
	if (!dirty) {
		step();
		if (dirty)
			fdatasync(1); /* EXPECT: blocking-call fdatasync error */
	}
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
