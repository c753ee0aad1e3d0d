/* SPDX-License-Identifier: MIT */
/* A coroutine that sleeps lets the others run; what it waits for can happen. */
#include <stdbool.h>

typedef struct Coroutine Coroutine;
typedef void CoroutineEntry(void *opaque);

Coroutine *qemu_coroutine_create(CoroutineEntry *entry, void *opaque);
void qemu_coroutine_enter(Coroutine *coroutine);
void qemu_coroutine_yield(void);

struct job {
	bool busy;
};

static void wait_idle(void *opaque)
{
	struct job *job = opaque;

	while (job->busy)
		qemu_coroutine_yield();
}

void start(struct job *job)
{
	qemu_coroutine_enter(qemu_coroutine_create(wait_idle, job));
}
