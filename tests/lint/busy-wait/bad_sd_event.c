/* SPDX-License-Identifier: MIT */
/* Until it is late enough, by the loop's clock. */
#include <systemd/sd-event.h>
#include <time.h>

static void spin(sd_event *e, uint64_t until)
{
	uint64_t now = 0;

	do { /* EXPECT: busy-wait spin error root=on_time */
		sd_event_now(e, CLOCK_MONOTONIC, &now);
	} while (now < until);
}

static int on_time(sd_event_source *s, uint64_t usec, void *data)
{
	spin(sd_event_source_get_event(s), usec + 1000);
	return !data;
}

int start(sd_event *e, void *data)
{
	return sd_event_add_time(e, NULL, CLOCK_MONOTONIC, 0, 0, on_time, data);
}
