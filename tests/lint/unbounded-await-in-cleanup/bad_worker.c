/* SPDX-License-Identifier: MIT */
/* A worker that was told to stop waits for somebody else before it does. */
#include <gio/gio.h>
#include <pthread.h>
#include <semaphore.h>

struct job {
	pthread_t helper;
	sem_t done;
};

static void worker(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	struct job *job = data;

	(void)source;
	if (g_cancellable_is_cancelled(cancellable)) {
		/* EXPECT: unbounded-await-in-cleanup sem_wait warning root=worker */
		sem_wait(&job->done);
		g_task_return_error_if_cancelled(task);
		return;
	}
	g_task_return_boolean(task, TRUE);
}

void start(GTask *task)
{
	g_task_run_in_thread(task, worker);
}
