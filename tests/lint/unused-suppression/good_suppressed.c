/* SPDX-License-Identifier: MIT; FLAGS: -Wno-attributes */
/* PROGRAM: it good_suppressed.c
 * Each way to say that a finding is to be ignored, and comments that are no such thing. */
#include <stdio.h>
#include <unistd.h>
#include <uv.h>

/* What "asynclint: error" would say here is prose. See asynclint: the documentation. */
static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	sleep(1); /* asynclint: ignore ASY101 behind the code */
	sleep(2); // see #1: asynclint: ignore asy101: behind other words
	/* asynclint: ignore blocking-call alone, in front
	 * of the code, and of several lines */

	/* another comment */
	sleep(3);
	/* asynclint: ignore ASY203,ASY101 several rules, one of which does not run */
	sleep(4);
	puts("x"); /* asynclint: ignore ASY101 a note is a finding */
#ifdef NOWHERE
	sleep(5); /* asynclint: ignore ASY101 not compiled here */
#endif
}

/* asynclint: ignore ASY101 all of the function
 */
static void on_other(uv_timer_t *timer)
{
	(void)timer;
	if (sleep(1))
		sleep(2);
}

static void on_third(uv_timer_t *timer) /* asynclint: ignore ASY101 behind the head */
{
	(void)timer;
	sleep(1);
}

__attribute__((annotate("asynclint::ignore:ASY203, blocking-call: by its annotation"))) static void
on_last(uv_timer_t *timer)
{
	(void)timer;
	sleep(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1, 0) | uv_timer_start(timer, on_other, 1, 0) |
	       uv_timer_start(timer, on_third, 1, 0) | uv_timer_start(timer, on_last, 1, 0);
}
