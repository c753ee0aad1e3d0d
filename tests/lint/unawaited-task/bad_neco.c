/* SPDX-License-Identifier: MIT */
/* A generator that is lost. */
#include <neco.h>

static void generate(int argc, void *argv[])
{
}

static void run(int argc, void *argv[])
{
	neco_gen *gen, *other;

	/* EXPECT: unawaited-task neco_gen_start warning */
	if (neco_gen_start(&gen, 1, generate, 0) != NECO_OK)
		return;
	if (neco_gen_startv(&other, 1, generate, 0, NULL) != NECO_OK)
		return;
	neco_gen_release(other);
	neco_gen_release(gen);
}

int main(void)
{
	return neco_start(run, 0);
}
