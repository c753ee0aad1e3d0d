/* SPDX-License-Identifier: MIT
 *
 * worker_memory.c - one heap, in huge pages where there are any, that never shrinks.
 *
 * libclang parses in a thread of its own, whose heap is another one and is mapped piecemeal. It
 * does so for the sake of the stack; where the process has as large a one anyway it is told not to.
 */
#include "driver/worker_memory.h"

#include <limits.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib.h>

#define KEPT_BYTES      (32 << 20)  /* blocks up to this size are not given back to the kernel */
#define HEAP_BYTES      (128 << 20) /* in huge pages; what was seen is 100 MB for a large unit */
#define HUGE_PAGE_BYTES ((uintptr_t)2 << 20)
#define STACK_BYTES     (12 << 20) /* libclang's threads have 8 MB */

/* Takes HEAP_BYTES at once and gives them back to malloc, which keeps them. */
static void take_heap(void)
{
	uintptr_t from = (uintptr_t)sbrk(0), to;

	mallopt(M_TOP_PAD, HEAP_BYTES);
	g_free(g_try_malloc(KEPT_BYTES - 4096)); /* a compiler leaves free(malloc()) out */
	mallopt(M_TOP_PAD, KEPT_BYTES);
	to = (uintptr_t)sbrk(0);
	from = (from + HUGE_PAGE_BYTES - 1) & ~(HUGE_PAGE_BYTES - 1);
	if (from < to && to - from <= HEAP_BYTES + KEPT_BYTES)
		madvise((void *)from, to - from, MADV_HUGEPAGE);
}

/* Makes the stack as large as a parse may need; false when it may not be. */
static bool take_stack(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_STACK, &limit) < 0)
		return false;
	if (limit.rlim_cur >= STACK_BYTES)
		return true;
	limit.rlim_cur = STACK_BYTES;
	return limit.rlim_max >= STACK_BYTES && setrlimit(RLIMIT_STACK, &limit) == 0;
}

void worker_memory_init(void)
{
	mallopt(M_TRIM_THRESHOLD, INT_MAX);
	mallopt(M_MMAP_THRESHOLD, KEPT_BYTES);
	take_heap();
	if (take_stack())
		setenv("LIBCLANG_NOTHREADS", "1", 1);
}
