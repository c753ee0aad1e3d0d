/* SPDX-License-Identifier: MIT
 *
 * Both kinds of job are tried on the loop, each by a way of its own: what a job was made by decides
 * whose function runs.
 */
#include <stdlib.h>
#include <uv.h>

#include "job.h"

int job_try(struct job *job)
{
	const struct job_class *class = job->class;

	return class->try(job);
}

struct job *any_job_new(const struct job_class *class)
{
	struct job *job = malloc(sizeof(*job));

	if (job)
		job->class = class;
	return job;
}

static int queue(struct job *job)
{
	return job_try(job);
}

static void on_mount(uv_timer_t *timer)
{
	struct job *job = mount_job_new(1);

	timer->data = job;
	queue(job);
}

static void pull(int number)
{
	queue(pull_job_new(number));
}

static void on_pull(uv_timer_t *timer)
{
	(void)timer;
	pull(2);
}

void start(uv_timer_t *timer, uv_timer_t *other)
{
	uv_timer_start(timer, on_mount, 1000, 0);
	uv_timer_start(other, on_pull, 1000, 0);
}
