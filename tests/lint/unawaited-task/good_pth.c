/* SPDX-License-Identifier: MIT */
/* Joined, ended, or made so that nobody has to join it. */
#include <pth.h>

static void *run(void *data)
{
	pth_yield(NULL);
	return data;
}

int start(pth_attr_t attributes)
{
	pth_t one = pth_spawn(PTH_ATTR_DEFAULT, run, NULL);
	pth_t two = pth_spawn(PTH_ATTR_DEFAULT, run, NULL);

	pth_attr_set(attributes, PTH_ATTR_JOINABLE, FALSE);
	pth_spawn(attributes, run, NULL);
	pth_cancel(one);
	pth_join(one, NULL);
	return pth_abort(two);
}
