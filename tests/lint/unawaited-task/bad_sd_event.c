/* SPDX-License-Identifier: MIT */
/* Sources, slots and tracks in a struct that is freed without a look at them. */
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

	/* EXPECT: unawaited-task sd_event_add_io error */
	r |= sd_event_add_io(e, &m->io_source, 0, EPOLLIN, on_io, data);
	/* EXPECT: unawaited-task sd_event_add_time error */
	r |= sd_event_add_time(e, &m->time_source, CLOCK_MONOTONIC, 0, 0, NULL, data);
	/* EXPECT: unawaited-task sd_event_add_time_relative error */
	r |= sd_event_add_time_relative(e, &m->time_relative_source, CLOCK_MONOTONIC, 0, 0, NULL,
	                                data);
	/* EXPECT: unawaited-task sd_event_add_signal error */
	r |= sd_event_add_signal(e, &m->signal_source, SIGTERM, NULL, data);
	/* EXPECT: unawaited-task sd_event_add_child error */
	r |= sd_event_add_child(e, &m->child_source, 1, WEXITED, NULL, data);
	/* EXPECT: unawaited-task sd_event_add_child_pidfd error */
	r |= sd_event_add_child_pidfd(e, &m->child_pidfd_source, 0, WEXITED, NULL, data);
	/* EXPECT: unawaited-task sd_event_add_inotify error */
	r |= sd_event_add_inotify(e, &m->inotify_source, "/etc", IN_CREATE, NULL, data);
	/* EXPECT: unawaited-task sd_event_add_inotify_fd error */
	r |= sd_event_add_inotify_fd(e, &m->inotify_fd_source, 0, IN_CREATE, NULL, data);
	/* EXPECT: unawaited-task sd_event_add_defer error */
	r |= sd_event_add_defer(e, &m->defer_source, on_idle, data);
	/* EXPECT: unawaited-task sd_event_add_post error */
	r |= sd_event_add_post(e, &m->post_source, on_idle, data);
	/* EXPECT: unawaited-task sd_event_add_exit error */
	r |= sd_event_add_exit(e, &m->exit_source, on_idle, data);
	/* EXPECT: unawaited-task sd_bus_call_async error */
	r |= sd_bus_call_async(bus, &m->call_async_slot, message, NULL, data, 0);
	/* EXPECT: unawaited-task sd_bus_call_method_async error */
	r |= sd_bus_call_method_async(bus, &m->call_method_async_slot, "a.b", "/", "a.b", "Do",
	                              NULL, data, "");
	/* EXPECT: unawaited-task sd_bus_request_name_async error */
	r |= sd_bus_request_name_async(bus, &m->request_name_async_slot, "a.b", 0, NULL, data);
	/* EXPECT: unawaited-task sd_bus_release_name_async error */
	r |= sd_bus_release_name_async(bus, &m->release_name_async_slot, "a.b", NULL, data);
	/* EXPECT: unawaited-task sd_bus_add_filter error */
	r |= sd_bus_add_filter(bus, &m->add_filter_slot, on_message, data);
	/* EXPECT: unawaited-task sd_bus_add_match_async error */
	r |= sd_bus_add_match_async(bus, &m->add_match_async_slot, "", NULL, NULL, data);
	/* EXPECT: unawaited-task sd_bus_match_signal_async error */
	r |= sd_bus_match_signal_async(bus, &m->match_signal_async_slot, "a.b", "/", "a.b", "Done",
	                               NULL, NULL, data);
	/* EXPECT: unawaited-task sd_bus_add_match error */
	r |= sd_bus_add_match(bus, &m->add_match_slot, "", NULL, data);
	/* EXPECT: unawaited-task sd_bus_match_signal error */
	r |= sd_bus_match_signal(bus, &m->match_signal_slot, "a.b", "/", "a.b", "Done", NULL, data);
	/* EXPECT: unawaited-task sd_bus_add_object error */
	r |= sd_bus_add_object(bus, &m->add_object_slot, "/", on_message, data);
	/* EXPECT: unawaited-task sd_bus_add_fallback error */
	r |= sd_bus_add_fallback(bus, &m->add_fallback_slot, "/", on_message, data);
	/* EXPECT: unawaited-task sd_bus_add_object_vtable error */
	r |= sd_bus_add_object_vtable(bus, &m->add_object_vtable_slot, "/", "a.b", vtable, data);
	/* EXPECT: unawaited-task sd_bus_add_fallback_vtable error */
	r |= sd_bus_add_fallback_vtable(bus, &m->add_fallback_vtable_slot, "/", "a.b", vtable, NULL,
	                                data);
	/* EXPECT: unawaited-task sd_bus_add_node_enumerator error */
	r |= sd_bus_add_node_enumerator(bus, &m->add_node_enumerator_slot, "/", NULL, data);
	/* EXPECT: unawaited-task sd_bus_add_object_manager error */
	r |= sd_bus_add_object_manager(bus, &m->add_object_manager_slot, "/");
	/* EXPECT: unawaited-task sd_bus_track_new error */
	r |= sd_bus_track_new(bus, &m->track, NULL, data);
	return r;
}

void manager_free(struct manager *m)
{
	free(m->name);
	free(m);
}

/* Given back on one way out, and lost on the other; what is harmless in between changes nothing. */
int lost(sd_event *e, sd_bus *bus, int fd, void *data)
{
	sd_event_source *s = NULL;
	sd_bus_slot *slot = NULL;
	sd_bus_track *track = NULL;
	int64_t priority = 0;
	int r;

	/* EXPECT: unawaited-task sd_event_add_io warning */
	r = sd_event_add_io(e, &s, fd, EPOLLIN, on_io, data);
	if (r < 0)
		return r;
	sd_event_source_set_description(s, "input");
	sd_event_source_get_priority(s, &priority);
	sd_event_source_set_priority(s, priority + 1);
	sd_event_source_set_prepare(s, on_idle);
	if (sd_event_source_set_enabled(s, SD_EVENT_OFF) < 0)
		return -1;
	sd_event_source_unref(s);
	/* EXPECT: unawaited-task sd_bus_add_filter warning */
	r = sd_bus_add_filter(bus, &slot, on_message, data);
	if (r < 0)
		return r;
	if (sd_bus_slot_set_description(slot, "filter") < 0)
		return -1;
	sd_bus_slot_unref(slot);
	/* EXPECT: unawaited-task sd_bus_track_new warning */
	r = sd_bus_track_new(bus, &track, NULL, data);
	if (r < 0)
		return r;
	if (sd_bus_track_add_name(track, "a.b") < 0)
		return -1;
	sd_bus_track_unref(track);
	return 0;
}
