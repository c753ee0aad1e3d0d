/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>

#include "job.h"

static int try(struct job *job)
{
	/* EXPECT: blocking-call access warning root=on_pull steps=6 */
	return access("/srv/data", job->number);
}

struct job *pull_job_new(int number)
{
	static const struct job_class class = { .try = try };
	struct job *job = malloc(sizeof(*job));

	(void)number;
	if (job)
		job->class = &class;
	return job;
}
