/* SPDX-License-Identifier: MIT */
/* Atomic operations and asm: what is read and what may be written. */
#include <stdatomic.h>

static atomic_int flag;
static int plain;

struct queue {
	_Atomic(unsigned) head;
};

int loads(struct queue *q, atomic_int *p)
{
	if (atomic_load(&flag))
		return (int)atomic_load_explicit(&q->head, memory_order_acquire);
	if (__atomic_load_n(&plain, __ATOMIC_ACQUIRE))
		return atomic_load(p);
	return flag;
}

void stores(struct queue *q, int n)
{
	atomic_store(&flag, n);
	__atomic_store_n(&plain, 1, __ATOMIC_RELEASE);
	atomic_store_explicit(&q->head, 2u, memory_order_release);
	flag = 3;
}

int both(int expected)
{
	while (!atomic_compare_exchange_weak(&flag, &expected, 1))
		;
	return atomic_fetch_add(&flag, 2) + __atomic_exchange_n(&plain, 4, __ATOMIC_SEQ_CST);
}

int in_asm(int n, int *p)
{
	__asm__ volatile("" ::: "memory");
	__asm__("" : "+r"(n), "=m"(*p) : "r"(plain));
	return n;
}
