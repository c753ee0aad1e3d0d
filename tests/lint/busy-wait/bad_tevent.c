/* SPDX-License-Identifier: MIT */
/* Until it is late enough, by tevent's clock. */
#include <tevent.h>

static void spin(struct timeval until)
{
	/* EXPECT: busy-wait spin error root=on_timer */
	while (tevent_timeval_current().tv_sec < until.tv_sec)
		;
}

static void on_timer(struct tevent_context *ev, struct tevent_timer *te, struct timeval now,
                     void *data)
{
	now.tv_sec++;
	spin(now);
	if (ev && te)
		talloc_free(data);
}

void *start(struct tevent_context *ev, void *data)
{
	return tevent_add_timer(ev, data, tevent_timeval_zero(), on_timer, data);
}
