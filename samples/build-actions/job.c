/* SPDX-License-Identifier: MIT */
#include "job.h"

#include <unistd.h>

void job_run(void)
{
	sleep(1);
}
