/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>
#include <time.h>

static const sd_bus_vtable vtable[] = { SD_BUS_VTABLE_START(0), SD_BUS_VTABLE_END };

static int on_io(sd_event_source *s, int fd, uint32_t revents, void *data)
{
	return s && fd >= 0 && revents && data;
}

static int on_idle(sd_event_source *s, void *data)
{
	return s && data;
}

static int on_message(sd_bus_message *m, void *data, sd_bus_error *error)
{
	return m && data && !error->name;
}

int start(sd_event *e, sd_bus *bus, sd_bus_message *m, void *data)
{
	int r = 0;

	(void)sd_event_add_io(e, NULL, 0, EPOLLIN, on_io, data);
	r |= sd_event_add_time(e, NULL, CLOCK_MONOTONIC, 0, 0, NULL, data);
	r |= sd_event_add_time_relative(e, NULL, CLOCK_MONOTONIC, 0, 0, NULL, data);
	(void)sd_event_add_signal(e, NULL, SIGTERM, NULL, data);
	r |= sd_event_add_child(e, NULL, 1, WEXITED, NULL, data);
	r |= sd_event_add_child_pidfd(e, NULL, 0, WEXITED, NULL, data);
	(void)sd_event_add_inotify(e, NULL, "/etc", IN_CREATE, NULL, data);
	r |= sd_event_add_inotify_fd(e, NULL, 0, IN_CREATE, NULL, data);
	r |= sd_event_add_defer(e, NULL, on_idle, data);
	(void)sd_event_add_post(e, NULL, on_idle, data);
	r |= sd_event_add_exit(e, NULL, on_idle, data);
	r |= sd_bus_call_async(bus, NULL, m, NULL, data, 0);
	(void)sd_bus_call_method_async(bus, NULL, "a.b", "/", "a.b", "Do", NULL, data, "");
	r |= sd_bus_request_name_async(bus, NULL, "a.b", 0, NULL, data);
	r |= sd_bus_release_name_async(bus, NULL, "a.b", NULL, data);
	(void)sd_bus_add_filter(bus, NULL, on_message, data);
	r |= sd_bus_add_match_async(bus, NULL, "", NULL, NULL, data);
	r |= sd_bus_match_signal_async(bus, NULL, "a.b", "/", "a.b", "Done", NULL, NULL, data);
	(void)sd_bus_add_match(bus, NULL, "", NULL, data);
	r |= sd_bus_match_signal(bus, NULL, "a.b", "/", "a.b", "Done", NULL, data);
	r |= sd_bus_add_object(bus, NULL, "/", on_message, data);
	(void)sd_bus_add_fallback(bus, NULL, "/", on_message, data);
	r |= sd_bus_add_object_vtable(bus, NULL, "/", "a.b", vtable, data);
	r |= sd_bus_add_fallback_vtable(bus, NULL, "/", "a.b", vtable, NULL, data);
	(void)sd_bus_add_node_enumerator(bus, NULL, "/", NULL, data);
	r |= sd_bus_add_object_manager(bus, NULL, "/");
	r |= sd_bus_request_name(bus, "a.b", 0);
	(void)sd_bus_attach_event(bus, e, 0);
	return r;
}
