/* SPDX-License-Identifier: MIT */
/* A thread with a loop and a connection of its own, and one that wakes the loop through an eventfd.
 */
#include <pthread.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>
#include <time.h>
#include <unistd.h>

static int wake;

static int on_idle(sd_event_source *s, void *data)
{
	return data ? 0 : sd_event_exit(sd_event_source_get_event(s), 0);
}

static void *own_loop(void *data)
{
	sd_event *e = NULL;

	if (sd_event_new(&e) >= 0 && sd_event_add_defer(e, NULL, on_idle, NULL) >= 0)
		sd_event_loop(e);
	sd_event_unref(e);
	return data;
}

static void *work(void *data)
{
	uint64_t one = 1;
	sd_bus *bus = NULL;

	if (sd_bus_open_system(&bus) >= 0)
		sd_bus_call_method(bus, "a.b", "/", "a.b", "Do", NULL, NULL, "");
	sd_bus_flush_close_unref(bus);
	return write(wake, &one, sizeof(one)) < 0 ? NULL : data;
}

static int on_time(sd_event_source *s, uint64_t usec, void *data)
{
	pthread_t thread;

	if (!usec || !s)
		return 0;
	return -(pthread_create(&thread, NULL, work, data) ||
	         pthread_create(&thread, NULL, own_loop, data));
}

int start(sd_event *e, void *data)
{
	return sd_event_add_time(e, NULL, CLOCK_MONOTONIC, 0, 0, on_time, data);
}
