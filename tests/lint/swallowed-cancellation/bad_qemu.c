/* SPDX-License-Identifier: MIT */
/* A job that asks whether it is to end, and just asks again. */
#include <stdbool.h>
#include <stdint.h>

typedef struct Job Job;
typedef struct Error Error;
typedef struct JobDriver {
	int (*run)(Job *job, Error **errp);
	void (*pause)(Job *job);
	void (*resume)(Job *job);
	void (*clean)(Job *job);
} JobDriver;

bool job_is_cancelled(Job *job);
bool job_cancel_requested(Job *job);
void job_sleep_ns(Job *job, int64_t ns);
void job_pause_point(Job *job);
void job_yield(Job *job);
int job_cancel_sync(Job *job, bool force);

static int run(Job *job, Error **errp)
{
	(void)errp;
	for (;;) {
		/* EXPECT: swallowed-cancellation job_is_cancelled warning root=run */
		if (job_is_cancelled(job)) {
			job_pause_point(job);
			continue;
		}
		job_sleep_ns(job, 1000);
	}
	return 0;
}

static void resume(Job *job)
{
	/* EXPECT: swallowed-cancellation job_cancel_requested warning root=resume */
	while (job_cancel_requested(job))
		job_yield(job);
}

const JobDriver driver = { .run = run, .resume = resume };
