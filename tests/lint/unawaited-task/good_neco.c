/* SPDX-License-Identifier: MIT */
/* A generator that is given back. */
#include <neco.h>

static void generate(int argc, void *argv[])
{
	neco_gen_yield(argv);
}

static void run(int argc, void *argv[])
{
	neco_gen *gen;

	if (neco_gen_start(&gen, 1, generate, 0) == NECO_OK)
		neco_gen_release(gen);
}

int main(void)
{
	return neco_start(run, 0);
}
