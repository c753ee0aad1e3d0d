/* SPDX-License-Identifier: MIT; FLAGS: -Wno-attributes */
/* PROGRAM: it bad_unused.c
 * Suppressions that nothing is found for, of each kind; and those that suppress are no matter. */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	/* EXPECT: unused-suppression suppression warning says=ASY401 */
	sleep(1); /* asynclint: ignore ASY101, ASY401 the program has no other clients */
	/* EXPECT: unused-suppression suppression warning says=ASY101 */
	uv_timer_stop(timer); /* asynclint: ignore ASY101 it was a sleep once */
	/* EXPECT: unused-suppression suppression warning */
	/* asynclint: ignore blocking-call it stands in front of the wrong line */

	uv_timer_again(timer);
	/* EXPECT: unused-suppression suppression warning */
	/* asynclint: ignore ASY101 nothing follows */
}

/* EXPECT: unused-suppression suppression warning says=ASY401 */
/* asynclint: ignore ASY101 all of it is for the tests
 * asynclint: ignore ASY401 and so is this */
static void on_other(uv_timer_t *timer)
{
	(void)timer;
	sleep(1);
	usleep(1000000);
}

/* EXPECT: unused-suppression suppression warning */
/* asynclint: ignore ASY101 it does not wait any more */
static void on_idle(uv_timer_t *timer)
{
	uv_timer_stop(timer);
}

static void on_last(uv_timer_t *timer)
	__attribute__((annotate("asynclint::ignore:ASY101:nobody waits for it")));

/* EXPECT: unused-suppression suppression warning */
static void on_last(uv_timer_t *timer)
{
	uv_timer_stop(timer);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0) | uv_timer_start(timer, on_other, 1000, 0) |
	       uv_timer_start(timer, on_idle, 1, 0) | uv_timer_start(timer, on_last, 1, 0);
}
