/* SPDX-License-Identifier: MIT */
/* Flags that somebody else sets: global, member, atomic, behind a getter; with and without sleep.
 */
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <time.h>
#include <unistd.h>
#include <uv.h>

struct job {
	volatile int state;
	struct job *parent;
};

static volatile bool done;
static atomic_int pending;
static int plain;

static void until_done(void)
{
	while (!done) /* EXPECT: busy-wait until_done error root=on_timer steps=3 */
		usleep(1000);
}

static void until_idle(void)
{
	while (atomic_load(&pending) != 0) /* EXPECT: busy-wait until_idle error */
		;
}

static void until_idle_politely(void)
{
	/* EXPECT: busy-wait until_idle_politely error */
	while (atomic_load_explicit(&pending, memory_order_acquire))
		sched_yield();
}

static void until_plain(void)
{
	while (!__atomic_load_n(&plain, __ATOMIC_ACQUIRE)) /* EXPECT: busy-wait until_plain error */
		__builtin_ia32_pause();
}

static void until_state(struct job *job)
{
	do { /* EXPECT: busy-wait until_state error */
		struct timespec ms = { 0, 1000000 };

		nanosleep(&ms, NULL);
	} while (job->parent->state != 3);
}

static int state_of(const struct job *job)
{
	return job->parent ? job->parent->state : job->state;
}

static void until_getter(struct job *job)
{
	for (;;) { /* EXPECT: busy-wait until_getter error */
		int state = state_of(job);

		if (state > 2)
			break;
		usleep(10);
	}
}

static void pause_a_little(void)
{
	usleep(500);
}

static void until_in_helper(const struct job *job)
{
	while (state_of(job) == 0) /* EXPECT: busy-wait until_in_helper error */
		pause_a_little();
}

static void until_too_late(void)
{
	for (int i = 0; i < 100 && !done; i++) /* EXPECT: busy-wait until_too_late error */
		uv_sleep(10);                  /* EXPECT: blocking-call uv_sleep error */
}

static void on_timer(uv_timer_t *timer)
{
	until_done();
	until_idle();
	until_idle_politely();
	until_plain();
	until_state(timer->data);
	until_getter(timer->data);
	until_in_helper(timer->data);
	until_too_late();
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
