/* SPDX-License-Identifier: MIT */
/* The coroutine ends when it is told to. */
#include <errno.h>
#include <libdill.h>

static coroutine void reads(int s)
{
	char buf[80];
	int rc;

	do {
		rc = dill_brecv(s, buf, sizeof(buf), dill_now() + 1000);
	} while (rc < 0 && errno == ETIMEDOUT);
}

int start(int s)
{
	int one = go(reads(s));

	return dill_hclose(one);
}
