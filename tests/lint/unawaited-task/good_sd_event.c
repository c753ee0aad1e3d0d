/* SPDX-License-Identifier: MIT */
/* Sources, slots and tracks that are given back, or belong to the loop. */
#include <signal.h>
#include <stdlib.h>
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

struct manager {
	sd_event_source *io_source;
	sd_event_source *time_source;
	sd_event_source *time_relative_source;
	sd_event_source *signal_source;
	sd_event_source *child_source;
	sd_event_source *child_pidfd_source;
	sd_event_source *inotify_source;
	sd_event_source *inotify_fd_source;
	sd_event_source *defer_source;
	sd_event_source *post_source;
	sd_event_source *exit_source;
	sd_bus_slot *call_async_slot;
	sd_bus_slot *call_method_async_slot;
	sd_bus_slot *request_name_async_slot;
	sd_bus_slot *release_name_async_slot;
	sd_bus_slot *add_filter_slot;
	sd_bus_slot *add_match_async_slot;
	sd_bus_slot *match_signal_async_slot;
	sd_bus_slot *add_match_slot;
	sd_bus_slot *match_signal_slot;
	sd_bus_slot *add_object_slot;
	sd_bus_slot *add_fallback_slot;
	sd_bus_slot *add_object_vtable_slot;
	sd_bus_slot *add_fallback_vtable_slot;
	sd_bus_slot *add_node_enumerator_slot;
	sd_bus_slot *add_object_manager_slot;
	sd_bus_track *track;
	char *name;
};

int manager_start(struct manager *m, sd_event *e, sd_bus *bus, sd_bus_message *message, void *data)
{
	int r = 0;

	r |= sd_event_add_io(e, &m->io_source, 0, EPOLLIN, on_io, data);
	r |= sd_event_add_time(e, &m->time_source, CLOCK_MONOTONIC, 0, 0, NULL, data);
	r |= sd_event_add_time_relative(e, &m->time_relative_source, CLOCK_MONOTONIC, 0, 0, NULL,
	                                data);
	r |= sd_event_add_signal(e, &m->signal_source, SIGTERM, NULL, data);
	r |= sd_event_add_child(e, &m->child_source, 1, WEXITED, NULL, data);
	r |= sd_event_add_child_pidfd(e, &m->child_pidfd_source, 0, WEXITED, NULL, data);
	r |= sd_event_add_inotify(e, &m->inotify_source, "/etc", IN_CREATE, NULL, data);
	r |= sd_event_add_inotify_fd(e, &m->inotify_fd_source, 0, IN_CREATE, NULL, data);
	r |= sd_event_add_defer(e, &m->defer_source, on_idle, data);
	r |= sd_event_add_post(e, &m->post_source, on_idle, data);
	r |= sd_event_add_exit(e, &m->exit_source, on_idle, data);
	r |= sd_bus_call_async(bus, &m->call_async_slot, message, NULL, data, 0);
	r |= sd_bus_call_method_async(bus, &m->call_method_async_slot, "a.b", "/", "a.b", "Do",
	                              NULL, data, "");
	r |= sd_bus_request_name_async(bus, &m->request_name_async_slot, "a.b", 0, NULL, data);
	r |= sd_bus_release_name_async(bus, &m->release_name_async_slot, "a.b", NULL, data);
	r |= sd_bus_add_filter(bus, &m->add_filter_slot, on_message, data);
	r |= sd_bus_add_match_async(bus, &m->add_match_async_slot, "", NULL, NULL, data);
	r |= sd_bus_match_signal_async(bus, &m->match_signal_async_slot, "a.b", "/", "a.b", "Done",
	                               NULL, NULL, data);
	r |= sd_bus_add_match(bus, &m->add_match_slot, "", NULL, data);
	r |= sd_bus_match_signal(bus, &m->match_signal_slot, "a.b", "/", "a.b", "Done", NULL, data);
	r |= sd_bus_add_object(bus, &m->add_object_slot, "/", on_message, data);
	r |= sd_bus_add_fallback(bus, &m->add_fallback_slot, "/", on_message, data);
	r |= sd_bus_add_object_vtable(bus, &m->add_object_vtable_slot, "/", "a.b", vtable, data);
	r |= sd_bus_add_fallback_vtable(bus, &m->add_fallback_vtable_slot, "/", "a.b", vtable, NULL,
	                                data);
	r |= sd_bus_add_node_enumerator(bus, &m->add_node_enumerator_slot, "/", NULL, data);
	r |= sd_bus_add_object_manager(bus, &m->add_object_manager_slot, "/");
	r |= sd_bus_track_new(bus, &m->track, NULL, data);
	return r;
}

void manager_free(struct manager *m)
{
	m->io_source = sd_event_source_unref(m->io_source);
	m->time_source = sd_event_source_disable_unref(m->time_source);
	m->time_relative_source = sd_event_source_unref(m->time_relative_source);
	m->signal_source = sd_event_source_disable_unref(m->signal_source);
	m->child_source = sd_event_source_unref(m->child_source);
	m->child_pidfd_source = sd_event_source_disable_unref(m->child_pidfd_source);
	m->inotify_source = sd_event_source_unref(m->inotify_source);
	m->inotify_fd_source = sd_event_source_disable_unref(m->inotify_fd_source);
	m->defer_source = sd_event_source_unref(m->defer_source);
	m->post_source = sd_event_source_disable_unref(m->post_source);
	m->exit_source = sd_event_source_unref(m->exit_source);
	m->call_async_slot = sd_bus_slot_unref(m->call_async_slot);
	m->call_method_async_slot = sd_bus_slot_unref(m->call_method_async_slot);
	m->request_name_async_slot = sd_bus_slot_unref(m->request_name_async_slot);
	m->release_name_async_slot = sd_bus_slot_unref(m->release_name_async_slot);
	m->add_filter_slot = sd_bus_slot_unref(m->add_filter_slot);
	m->add_match_async_slot = sd_bus_slot_unref(m->add_match_async_slot);
	m->match_signal_async_slot = sd_bus_slot_unref(m->match_signal_async_slot);
	m->add_match_slot = sd_bus_slot_unref(m->add_match_slot);
	m->match_signal_slot = sd_bus_slot_unref(m->match_signal_slot);
	m->add_object_slot = sd_bus_slot_unref(m->add_object_slot);
	m->add_fallback_slot = sd_bus_slot_unref(m->add_fallback_slot);
	m->add_object_vtable_slot = sd_bus_slot_unref(m->add_object_vtable_slot);
	m->add_fallback_vtable_slot = sd_bus_slot_unref(m->add_fallback_vtable_slot);
	m->add_node_enumerator_slot = sd_bus_slot_unref(m->add_node_enumerator_slot);
	m->add_object_manager_slot = sd_bus_slot_unref(m->add_object_manager_slot);
	m->track = sd_bus_track_unref(m->track);
	free(m->name);
	free(m);
}

/* The loop, and the connection, own what nobody asked back. */
int floating(sd_event *e, sd_bus *bus, int fd, void *data)
{
	sd_event_source *s = NULL;
	sd_bus_slot *slot = NULL;
	int r = sd_event_add_io(e, &s, fd, EPOLLIN, on_io, data);

	if (r < 0)
		return r;
	if (fd > 100) {
		sd_event_source_unref(s);
		return 0;
	}
	r = sd_event_source_set_floating(s, 1);
	if (r < 0)
		return r;
	r = sd_bus_add_filter(bus, &slot, on_message, data);
	if (r < 0)
		return r;
	if (fd > 50) {
		sd_bus_slot_unref(slot);
		return 0;
	}
	return sd_bus_slot_set_floating(slot, 1);
}

/* Somebody else has a reference. */
int shared(sd_event *e, sd_bus *bus, void *data, int twice)
{
	sd_event_source *s = NULL;
	sd_bus_slot *slot = NULL;
	sd_bus_track *track = NULL;

	if (sd_event_add_defer(e, &s, on_idle, data) < 0)
		return -1;
	if (twice)
		sd_event_source_ref(s);
	else
		sd_event_source_unref(s);
	if (sd_bus_add_filter(bus, &slot, on_message, data) < 0)
		return -1;
	if (twice)
		sd_bus_slot_ref(slot);
	else
		sd_bus_slot_unref(slot);
	if (sd_bus_track_new(bus, &track, NULL, data) < 0)
		return -1;
	if (twice)
		sd_bus_track_ref(track);
	else
		sd_bus_track_unref(track);
	return 0;
}

/* The end of the scope gives it back. */
int cleaned_up(sd_event *e, sd_event_source **ret, void *data)
{
	__attribute__((cleanup(sd_event_source_unrefp))) sd_event_source *s = NULL;
	int r = sd_event_add_defer(e, &s, on_idle, data);

	if (r < 0)
		return r;
	r = sd_event_source_set_priority(s, 1);
	if (r < 0)
		return r;
	*ret = s;
	s = NULL;
	return 0;
}
