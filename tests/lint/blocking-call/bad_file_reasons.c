/* SPDX-License-Identifier: MIT
 *
 * Reading and writing a file is told of as such: the reason and the remedy are those of files. What
 * mkstemp() opens is one.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char name[] = "/srv/new.XXXXXX", text[20] = "";
	int from = open("/srv/old", O_RDONLY); /* EXPECT: blocking-call open warning */
	int to = mkstemp(name);                /* EXPECT: blocking-call mkstemp warning */

	(void)timer;
	if (from < 0 || to < 0)
		return;
	/* EXPECT: blocking-call read warning says=network */
	if (read(from, text, sizeof(text)) < 0)
		return;
	/* EXPECT: blocking-call write warning says=network */
	if (write(to, text, sizeof(text)) < 0)
		return;
	close(from);
	close(to);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
