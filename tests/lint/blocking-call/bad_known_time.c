/* SPDX-License-Identifier: MIT
 *
 * Where the time of a wait is known, the message says it.
 */
#include <poll.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>
#include <uv.h>

#define FIFTH 200

static void nap(unsigned ms)
{
	usleep(ms * 1000); /* EXPECT: blocking-call usleep error says=seconds */
}

static void on_timer(uv_timer_t *timer)
{
	struct pollfd one = { .fd = 1, .events = POLLIN };
	struct timeval half = { 0, 500000 };
	struct timespec more = { .tv_sec = 1, .tv_nsec = 250000000 };
	struct timespec shown = { 0 };
	fd_set set;

	(void)timer;
	FD_ZERO(&set);
	poll(&one, 1, FIFTH);               /* EXPECT: blocking-call poll error says=200 */
	select(1, &set, NULL, NULL, &half); /* EXPECT: blocking-call select error says=500 */
	nanosleep(&more, NULL);             /* EXPECT: blocking-call nanosleep error says=1.25 */
	shown.tv_sec = time(NULL) & 1;
	nanosleep(&shown, NULL); /* EXPECT: blocking-call nanosleep error says=seconds */
	usleep(10000);           /* EXPECT: blocking-call usleep error says=10 */
	sleep(3);                /* EXPECT: blocking-call sleep error says=3 */
	nap(20);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
