/* SPDX-License-Identifier: MIT */
/* ONLY: swallowed-cancellation */
/* Jobs that end: what they return then nobody looks at, since a job knows that it was cancelled. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Job Job;
typedef struct Error Error;
typedef struct JobDriver {
	int (*run)(Job *job, Error **errp);
	void (*pause)(Job *job);
	void (*clean)(Job *job);
} JobDriver;

bool job_is_cancelled(Job *job);
void job_sleep_ns(Job *job, int64_t ns);
void job_pause_point(Job *job);
int job_cancel_sync(Job *job, bool force);

static int work(Job *job);

static int run(Job *job, Error **errp)
{
	(void)errp;
	while (!job_is_cancelled(job)) {
		job_sleep_ns(job, 1000);
		if (work(job) < 0)
			return -EIO;
	}
	return 0;
}

static int work(Job *job)
{
	if (job_is_cancelled(job))
		return 0;
	job_pause_point(job);
	return job ? 0 : -1;
}

/* Who cancels the other waits until it is over. */
static void clean(Job *job)
{
	for (;;) {
		if (job_cancel_sync(job, true) == 0)
			break;
		if (job_is_cancelled(job))
			continue;
	}
}

const JobDriver driver = { .run = run, .clean = clean };
