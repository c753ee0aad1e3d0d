/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

struct options {
	int sync;
	struct {
		int level;
	} log;
};

static void read_options(struct options *options)
{
	options->sync = 1;
	options->log.level = 3;
}

static void on_timer(uv_timer_t *timer)
{
	struct options options = { 0 };
	int table[2] = { 0, 0 };

	options.log.level = 0;
	read_options(&options);
	if (options.sync)
		fsync(1); /* EXPECT: blocking-call fsync error */
	if (options.log.level)
		fdatasync(1); /* EXPECT: blocking-call fdatasync error */
	uv_buf_init((char *)table, sizeof(table));
	read_options((struct options *)table);
	if (table[1])
		sync(); /* EXPECT: blocking-call sync error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
