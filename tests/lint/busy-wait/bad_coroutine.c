/* SPDX-License-Identifier: MIT */
/* A coroutine that spins does not let anybody run who could end it. */
#include <stdbool.h>

typedef struct Coroutine Coroutine;
typedef void CoroutineEntry(void *opaque);

Coroutine *qemu_coroutine_create(CoroutineEntry *entry, void *opaque);
void qemu_coroutine_enter(Coroutine *coroutine);

struct job {
	bool busy;
};

static void wait_idle(void *opaque)
{
	struct job *job = opaque;

	while (job->busy) /* EXPECT: busy-wait wait_idle error root=wait_idle steps=2 */
		;
}

void start(struct job *job)
{
	qemu_coroutine_enter(qemu_coroutine_create(wait_idle, job));
}
