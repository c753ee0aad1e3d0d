/* SPDX-License-Identifier: MIT */
/* Data on a stack that is gone when the callback runs. */
#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>
#include <time.h>

static int on_time(sd_event_source *s, uint64_t usec, void *data)
{
	*(uint64_t *)data = usec;
	return !s;
}

static int on_reply(sd_bus_message *m, void *data, sd_bus_error *error)
{
	*(int *)data = !!m;
	return !!error->name;
}

int arm(sd_event *e)
{
	uint64_t fired = 0;

	/* EXPECT: task-outlives-scope sd_event_add_time error */
	return sd_event_add_time(e, NULL, CLOCK_MONOTONIC, 0, 0, on_time, &fired);
}

int ask(sd_bus *bus, sd_bus_message *m)
{
	int answered = 0;

	/* EXPECT: task-outlives-scope sd_bus_call_async error */
	return sd_bus_call_async(bus, NULL, m, on_reply, &answered, 0);
}
