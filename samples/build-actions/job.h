/* SPDX-License-Identifier: MIT */
#ifndef JOB_H
#define JOB_H

/* Does one piece of work. */
void job_run(void);

#endif
