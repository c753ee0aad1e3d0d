/* SPDX-License-Identifier: MIT; FLAGS: -Wno-attributes */
/* Suppressions that do not count: what they are about is found all the same, in whatever run. */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	/* EXPECT: blocking-call sleep error EXPECT: unused-suppression suppression warning */
	sleep(1); /* asynclint: ignore ASY101 */
	/* EXPECT: blocking-call sleep error EXPECT: unused-suppression suppression warning */
	sleep(2); /* asynclint: ignore ASY101: -- */
	/* EXPECT: blocking-call sleep error EXPECT: unused-suppression suppression warning */
	sleep(3); /* asynclint: ignore ASY999 because */
	/* EXPECT: blocking-call sleep error EXPECT: unused-suppression suppression warning */
	sleep(4); /* asynclint: ignore */
	/* EXPECT: blocking-call sleep error EXPECT: unused-suppression suppression warning */
	sleep(5); /* asynclint: ignored ASY101 because */
	/* EXPECT: unused-suppression suppression warning says="nothing": */
	sleep(6); /* asynclint: ignore nothing, ASY101 half of it is right */
}

static void on_last(uv_timer_t *timer) __attribute__((annotate("asynclint::ignore:ASY101")));

/* EXPECT: unused-suppression suppression warning says=reason: */
static void on_last(uv_timer_t *timer)
{
	(void)timer;
	/* EXPECT: blocking-call sleep error */
	sleep(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1, 0) | uv_timer_start(timer, on_last, 1, 0);
}
