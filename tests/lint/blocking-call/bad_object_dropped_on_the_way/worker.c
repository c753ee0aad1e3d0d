/* SPDX-License-Identifier: MIT */
#include <pthread.h>
#include <stdlib.h>

#include "object.h"

struct worker {
	struct object object;
	pthread_t thread;
};

static void finalize(struct object *object)
{
	/* EXPECT: blocking-call pthread_join error root=on_worker steps=6 */
	pthread_join(((struct worker *)object)->thread, NULL);
}

struct object *worker_new(void)
{
	static const struct type type = { .finalize = finalize };
	struct worker *worker = calloc(1, sizeof(*worker));

	if (!worker)
		return NULL;
	worker->object.type = &type;
	worker->object.count = 1;
	return (struct object *)worker;
}
