/* SPDX-License-Identifier: MIT */
/* A worker that leaves at once, and one that waits before it asks. */
/* NO LOOP HERE: workers are what this is about. */
#include <gio/gio.h>
#include <semaphore.h>

struct table;

struct job {
	sem_t done;
	int rest;
	struct table *table;
};

static void worker(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	struct job *job = data;

	(void)source;
	if (g_cancellable_is_cancelled(cancellable)) {
		g_task_return_error_if_cancelled(task);
		return;
	}
	sem_wait(&job->done);
	g_task_return_boolean(task, TRUE);
}

/* Behind another test it is the worker's work again, whoever has asked before. */
static void goes_on(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	struct job *job = data;

	(void)source;
	while (!g_cancellable_is_cancelled(cancellable) && !job->rest)
		g_usleep(10);
	if (job->rest)
		sem_wait(&job->done);
	g_task_return_boolean(task, TRUE);
}

struct table {
	void (*wait)(struct job *job);
};

static void wait_for(struct job *job)
{
	sem_wait(&job->done);
}

void fill(struct table *table)
{
	table->wait = wait_for;
}

/* Which of the tables it is, and what is in it then, nobody knows. */
static void by_table(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	struct job *job = data;

	(void)source;
	if (g_cancellable_is_cancelled(cancellable))
		job->table->wait(job);
	g_task_return_boolean(task, TRUE);
}

void start(GTask *task, GTask *second, GTask *third)
{
	g_task_run_in_thread(second, goes_on);
	g_task_run_in_thread(third, by_table);
	g_task_run_in_thread(task, worker);
}
