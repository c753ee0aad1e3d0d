/* SPDX-License-Identifier: MIT */
/* hclose() waits for a coroutine that begins again. */
#include <errno.h>
#include <libdill.h>

static coroutine void reads(int s)
{
	char buf[80];
	int rc;

	do {
		/* EXPECT: swallowed-cancellation dill_brecv warning */
		rc = dill_brecv(s, buf, sizeof(buf), dill_now() + 1000);
	} while (rc < 0);
}

static coroutine void sleeps(void)
{
	/* EXPECT: swallowed-cancellation dill_msleep warning */
	while (dill_msleep(dill_now() + 10) < 0 && errno == ECANCELED)
		;
}

int start(int s)
{
	int one = go(reads(s)), two = go(sleeps());

	dill_hclose(one);
	return dill_hclose(two);
}
