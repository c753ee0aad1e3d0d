/* SPDX-License-Identifier: MIT
 *
 * clean_select_all.c - select with as many descriptors as there may be, which are more than a set
 * has bits: legal as long as the kernel's table is small, and behind the sets there is nothing.
 */
#include <sys/mman.h>
#include <sys/resource.h>

#include "victim.h"

/* A set that ends where memory does. */
static fd_set *set_at_end(void)
{
	char *at = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	MUST(at != MAP_FAILED && mprotect(at + 4096, 4096, PROT_NONE) == 0);
	return (fd_set *)(at + 4096) - 1;
}

/* The limit stands when a program starts. */
static void raise_limit(char **argv)
{
	struct rlimit limit;

	MUST(getrlimit(RLIMIT_NOFILE, &limit) == 0);
	limit.rlim_cur = limit.rlim_max;
	MUST(setrlimit(RLIMIT_NOFILE, &limit) == 0);
	execl(argv[0], argv[0], "again", NULL);
	MUST(!"exec");
}

int main(int argc, char **argv)
{
	fd_set *in = set_at_end(), *out = set_at_end();
	int bells[2] = { event_new(), event_new() };

	if (argc == 1)
		raise_limit(argv);
	event_set(bells[1]);
	for (int i = 0; i < 6; i++) {
		FD_ZERO(in);
		FD_ZERO(out);
		FD_SET(bells[0], in);
		FD_SET(bells[1], in);
		MUST(select(getdtablesize(), in, out, NULL, NULL) == 1);
		MUST(FD_ISSET(bells[1], in));
	}
	MUST(select(getdtablesize(), (fd_set *)1, NULL, NULL, NULL) == -1 && errno == EFAULT);
	return 0;
}

/*
 * EXPECT none
 * EXPECT exit=0 loops=1
 */
