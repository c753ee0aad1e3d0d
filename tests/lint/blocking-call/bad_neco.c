/* SPDX-License-Identifier: MIT */
/* Coroutines of neco that wait as threads do, and descriptors that wait for them. */
#include <neco.h>
#include <unistd.h>

static void cleanup(void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=cleanup */
}

static void run(int argc, void *argv[])
{
	int fd = *(int *)argv[0];
	char buf[80];

	neco_cleanup_push(cleanup, NULL);
	sleep(1); /* EXPECT: blocking-call sleep error root=run says=neco_sleep */
	neco_setnonblock(fd, false, NULL);
	/* EXPECT: blocking-call neco_read_dl error */
	neco_read_dl(fd, buf, sizeof(buf), neco_now() + 1);
	/* EXPECT: blocking-call neco_write_dl error */
	neco_write_dl(fd, buf, sizeof(buf), neco_now() + 1);
	neco_cleanup_pop(1);
}

static void run_vector(int argc, void *argv[])
{
	sleep(1); /* EXPECT: blocking-call sleep error root=run_vector */
}

static void generate(int argc, void *argv[])
{
	sleep(1); /* EXPECT: blocking-call sleep error root=generate */
}

static void generate_vector(int argc, void *argv[])
{
	sleep(1); /* EXPECT: blocking-call sleep error root=generate_vector */
}

static void first(int argc, void *argv[])
{
	neco_gen *gen;

	neco_start(run, 1, argv[0]);
	neco_startv(run_vector, argc, argv);
	if (neco_gen_start(&gen, 1, generate, 0) == NECO_OK)
		neco_gen_release(gen);
	if (neco_gen_startv(&gen, 1, generate_vector, 0, NULL) == NECO_OK)
		neco_gen_release(gen);
}

int main(void)
{
	int fd = 0;

	neco_start(first, 1, &fd);
	__neco_exit_prog(0);
	return 1;
}
