/* SPDX-License-Identifier: MIT
 *
 * stall_uring.c - a loop that waits for what an io_uring has done, by system calls alone.
 *
 * There is no function for it in the C library. The loop's own wait is no stall, however long; what
 * blocks a turn is, and system calls by number have the names of their functions.
 */
#include <linux/futex.h>
#include <linux/io_uring.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include "victim.h"

static int ring, ends[2];
static uint32_t word;

static void *feed(void *data)
{
	sleep_ms(200);
	MUST(write(ends[1], "x", 1) == 1);
	return data;
}

static NOINLINE void by_number(void)
{
	char byte;

	MUST(syscall(SYS_read, ends[0], &byte, 1) == 1);
	STAY();
}

static NOINLINE void by_futex(void)
{
	struct timespec time = { 0, 200 * 1000000 };

	MUST(syscall(SYS_futex, &word, FUTEX_WAIT, 0, &time, NULL, 0) == -1 && errno == ETIMEDOUT);
	STAY();
}

static NOINLINE void by_nested_wait(void)
{
	struct epoll_event event;
	int other = epoll_create1(0);

	MUST(syscall(SYS_epoll_pwait, other, &event, 1, 200, NULL, 8) == 0);
	close(other);
	STAY();
}

/* Asks the ring for a timeout of MS, and waits for it. */
static struct io_uring_sqe *entries;
static unsigned *tail, *array, *completed;

static void wait_ms(int ms)
{
	struct __kernel_timespec time = { 0, ms * 1000000LL };
	unsigned at = *tail & 7;

	entries[at] = (struct io_uring_sqe){ .opcode = IORING_OP_TIMEOUT,
		                             .addr = (uintptr_t)&time,
		                             .len = 1 };
	array[at] = at;
	__atomic_store_n(tail, *tail + 1, __ATOMIC_RELEASE);
	MUST(syscall(SYS_io_uring_enter, ring, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0) == 1);
	__atomic_store_n(completed, *completed + 1, __ATOMIC_RELEASE);
}

static void open_ring(void)
{
	struct io_uring_params params = { 0 };
	char *memory;

	ring = (int)syscall(SYS_io_uring_setup, 8, &params);
	if (ring < 0 && (errno == ENOSYS || errno == EPERM))
		_exit(77); /* many a container has none */
	MUST(ring >= 0);
	memory = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_SHARED, ring, IORING_OFF_SQ_RING);
	entries = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, ring, IORING_OFF_SQES);
	MUST(memory != MAP_FAILED && entries != MAP_FAILED);
	tail = (unsigned *)(memory + params.sq_off.tail);
	array = (unsigned *)(memory + params.sq_off.array);
	memory = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_SHARED, ring, IORING_OFF_CQ_RING);
	MUST(memory != MAP_FAILED);
	completed = (unsigned *)(memory + params.cq_off.head);
}

int main(void)
{
	pthread_t thread;

	MUST(pipe(ends) == 0);
	open_ring();
	for (int i = 0; i < 8; i++) {
		wait_ms(i == 5 ? 300 : 5);
		if (i == 2) {
			thread = start(feed, NULL);
			by_number();
			pthread_join(thread, NULL);
		} else if (i == 3) {
			by_futex();
		} else if (i == 4) {
			by_nested_wait();
		}
	}
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=read fd=yes path=pipe: min=195ms max=300ms kind=io_uring
 * frame=by_number
 * EXPECT stall cause=blocked_call call=futex min=195ms max=300ms kind=io_uring frame=by_futex
 * EXPECT stall cause=nested_wait call=epoll_wait min=195ms max=300ms kind=io_uring
 * frame=by_nested_wait
 * EXPECT loops=1 exit=0
 */
