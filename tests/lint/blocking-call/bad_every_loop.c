/* SPDX-License-Identifier: MIT */
/* Every part of every kind of loop is code that runs. */
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	int i;

	for (sleep(1);;) { /* EXPECT: blocking-call sleep error */
		if (uv_timer_get_repeat(timer))
			break;
	}
	for (; sleep(2);) /* EXPECT: blocking-call sleep error */
		;
	for (;; sleep(3)) { /* EXPECT: blocking-call sleep error */
		if (uv_timer_get_repeat(timer))
			break;
	}
	for (i = 0;; i++) {
		sleep(4); /* EXPECT: blocking-call sleep error */
		if (i)
			break;
	}
	for (i = 0; i < 3;) {
		i += sleep(5); /* EXPECT: blocking-call sleep error */
	}
	for (; i < 3; i++)
		sleep(6);                  /* EXPECT: blocking-call sleep error */
	for (int k = sleep(7); k < 3; k++) /* EXPECT: blocking-call sleep error */
		;                          /* the second on that line: below */
	while (sleep(9))                   /* EXPECT: blocking-call sleep error */
		;
	do
		i++;
	while (sleep(10)); /* EXPECT: blocking-call sleep error */
	do {
		sleep(11); /* EXPECT: blocking-call sleep error */
	} while (0);
	for (;;)
		sleep(12); /* EXPECT: blocking-call sleep error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
