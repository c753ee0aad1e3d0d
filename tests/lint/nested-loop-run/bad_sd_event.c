/* SPDX-License-Identifier: MIT */
/* sd-event refuses to be run in its own callbacks. */
#include <stdint.h>
#include <systemd/sd-event.h>

static int on_idle(sd_event_source *s, void *data)
{
	sd_event *e = sd_event_source_get_event(s);

	if (!data)
		/* EXPECT: nested-loop-run sd_event_loop error root=on_idle */
		return sd_event_loop(e);
	/* EXPECT: nested-loop-run sd_event_wait error root=on_idle */
	if (sd_event_wait(e, 1000) < 0)
		return -1;
	/* EXPECT: nested-loop-run sd_event_run error root=on_idle */
	return sd_event_run(e, UINT64_MAX);
}

int start(sd_event *e, void *data)
{
	return sd_event_add_defer(e, NULL, on_idle, data);
}
