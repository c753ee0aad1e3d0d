/* SPDX-License-Identifier: MIT */
/* A thread of Pth that can be joined, and nobody knows it any more. */
#include <pth.h>

static void *run(void *data)
{
	return data;
}

void start(void)
{
	pth_spawn(PTH_ATTR_DEFAULT, run, NULL); /* EXPECT: unawaited-task pth_spawn warning */
}

int start_two(void)
{
	/* EXPECT: unawaited-task pth_spawn warning */
	pth_t one = pth_spawn(PTH_ATTR_DEFAULT, run, NULL);
	pth_t two = pth_spawn(PTH_ATTR_DEFAULT, run, NULL);

	if (two == NULL)
		return -1;
	pth_join(two, NULL);
	return pth_join(one, NULL);
}
