/* SPDX-License-Identifier: MIT */
/* Every handle is closed, and what is in a bundle ends with it. */
#include <libdill.h>

static coroutine void work(void)
{
	dill_yield();
}

int start(struct dill_bundle_storage *memory)
{
	int one = go(work());
	int bundle = dill_bundle();
	int other = dill_bundle_mem(memory);

	bundle_go(bundle, work());
	dill_hclose(bundle);
	dill_hclose(other);
	return dill_hclose(one);
}
