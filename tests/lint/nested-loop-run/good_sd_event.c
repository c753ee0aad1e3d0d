/* SPDX-License-Identifier: MIT */
#include <systemd/sd-event.h>

static int on_idle(sd_event_source *s, void *data)
{
	sd_event *other = data;

	if (sd_event_run(other, 0) < 0 || sd_event_wait(other, 0) < 0)
		return sd_event_exit(sd_event_source_get_event(s), 1);
	return 0;
}

int main(void)
{
	sd_event *e = NULL, *other = NULL;

	if (sd_event_default(&e) < 0 || sd_event_new(&other) < 0 ||
	    sd_event_add_defer(e, NULL, on_idle, other) < 0)
		return 1;
	return sd_event_loop(e);
}
