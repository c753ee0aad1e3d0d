/* SPDX-License-Identifier: MIT */
/* The loop runs, or the source is given back, before the data goes. */
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

uint64_t nap(sd_event *e)
{
	uint64_t fired = 0;

	if (sd_event_add_time(e, NULL, CLOCK_MONOTONIC, 0, 0, on_time, &fired) < 0 ||
	    sd_event_loop(e) < 0)
		return 0;
	return fired;
}

int ask(sd_bus *bus, sd_bus_message *m)
{
	int answered = 0;

	if (sd_bus_call_async(bus, NULL, m, on_reply, &answered, 0) < 0)
		return -1;
	while (!answered)
		if (!sd_bus_process(bus, NULL))
			sd_bus_wait(bus, UINT64_MAX);
	return answered;
}

int given_back(sd_event *e)
{
	sd_event_source *s = NULL;
	uint64_t fired = 0;

	if (sd_event_add_time(e, &s, CLOCK_MONOTONIC, 0, 0, on_time, &fired) < 0)
		return -1;
	sd_event_source_disable_unref(s);
	return (int)fired;
}
