/* SPDX-License-Identifier: MIT */
#ifndef JOB_H
#define JOB_H

struct job;

struct job_class {
	int (*try)(struct job *job);
	void (*run)(struct job *job);
};

struct job {
	const struct job_class *class;
	int number;
};

int job_try(struct job *job);
struct job *mount_job_new(int number);
struct job *pull_job_new(int number);
struct job *any_job_new(const struct job_class *class);

#endif
