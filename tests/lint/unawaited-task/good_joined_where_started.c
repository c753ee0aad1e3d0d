/* SPDX-License-Identifier: MIT */
/* Threads that live in structs, all started and all joined by one function. */
#include <pthread.h>
#include <stdlib.h>

struct worker {
	pthread_t thread;
	long done;
};

static void *run(void *data)
{
	struct worker *worker = data;

	worker->done++;
	return NULL;
}

static struct worker *worker_new(void)
{
	return calloc(1, sizeof(struct worker));
}

static void worker_free(struct worker *worker)
{
	free(worker);
}

static struct worker *workers[4];

static void run_all(void)
{
	for (int i = 0; i < 4; i++)
		if (pthread_create(&workers[i]->thread, NULL, run, workers[i]))
			exit(1);
	for (int i = 0; i < 4; i++)
		pthread_join(workers[i]->thread, NULL);
}

int main(void)
{
	/* NO LOOP HERE */
	for (int i = 0; i < 4; i++)
		workers[i] = worker_new();
	run_all();
	for (int i = 0; i < 4; i++)
		worker_free(workers[i]);
	return 0;
}
