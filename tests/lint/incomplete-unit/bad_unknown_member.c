/* SPDX-License-Identifier: MIT */ // EXPECT: incomplete-unit analysed note
/* READ IN PART: a table of pointers, one of them to a member that is called otherwise by now. */
#include <uv.h>

struct driver {
	void (*flush)(uv_timer_t *timer);
};

static void flush(uv_timer_t *timer)
{
	timer->data = NULL;
}

static const struct driver driver = { .flush_all = flush };

static void on_timer(uv_timer_t *timer)
{
	driver.flush(timer);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
