/* SPDX-License-Identifier: MIT
 *
 * A loop that runs a job whenever something comes in.
 */
#include <sys/epoll.h>

#include "job.h"

int main(void)
{
	struct epoll_event event;
	int events = epoll_create1(0);

	while (epoll_wait(events, &event, 1, -1) >= 0)
		job_run();
	return 1;
}
