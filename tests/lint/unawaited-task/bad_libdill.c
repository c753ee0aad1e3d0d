/* SPDX-License-Identifier: MIT */
/* Coroutines that nobody can end any more. */
#include <libdill.h>

static coroutine void work(void)
{
	dill_yield();
}

int start(void)
{
	int one = go(work());       /* EXPECT: unawaited-task dill_prologue warning */
	int bundle = dill_bundle(); /* EXPECT: unawaited-task dill_bundle warning */

	if (bundle_go(bundle, work()) < 0)
		return -1;
	dill_hclose(bundle);
	return dill_hclose(one);
}
