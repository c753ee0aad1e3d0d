/* SPDX-License-Identifier: MIT */
/* Every way in which sd-bus is given a callback, tables of functions among them. */
#include <stdarg.h>
#include <systemd/sd-bus.h>
#include <unistd.h>

static int on_call(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_call */
	return m && data && !error->name;
}

static int on_method(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_method */
	return m && data && !error->name;
}

static int on_methodv(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_methodv */
	return m && data && !error->name;
}

static int on_name(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_name */
	return m && data && !error->name;
}

static int on_released(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_released */
	return m && data && !error->name;
}

static int on_filter(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_filter */
	return m && data && !error->name;
}

static int on_match(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_match */
	return m && data && !error->name;
}

static int on_installed(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_installed */
	return m && data && !error->name;
}

static int on_match_async(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_match_async */
	return m && data && !error->name;
}

static int on_signal(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_signal */
	return m && data && !error->name;
}

static int on_signal_async(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_signal_async */
	return m && data && !error->name;
}

static int on_added(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_added */
	return m && data && !error->name;
}

static int on_object(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_object */
	return m && data && !error->name;
}

static int on_fallback(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_fallback */
	return m && data && !error->name;
}

static int on_handler(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_handler */
	return m && data && !error->name;
}

static int get(sd_bus *bus, const char *path, const char *interface, const char *property,
               sd_bus_message *reply, void *data, sd_bus_error *error)
{
	if (!path || !interface || !property || !data || error->name)
		return 0;
	sleep(1); /* EXPECT: blocking-call sleep error root=get */
	return sd_bus_message_append(reply, "b", !!bus);
}

static int set(sd_bus *bus, const char *path, const char *interface, const char *property,
               sd_bus_message *value, void *data, sd_bus_error *error)
{
	if (!path || !interface || !property || !data || error->name)
		return 0;
	sleep(1); /* EXPECT: blocking-call sleep error root=set */
	return bus && value;
}

static int find(sd_bus *bus, const char *path, const char *interface, void *data, void **found,
                sd_bus_error *error)
{
	if (!bus || !path || !interface || error->name)
		return 0;
	sleep(1); /* EXPECT: blocking-call sleep error root=find */
	*found = data;
	return 1;
}

static int children(sd_bus *bus, const char *prefix, void *data, char ***nodes, sd_bus_error *error)
{
	if (!bus || !prefix || !data || error->name)
		return 0;
	sleep(1); /* EXPECT: blocking-call sleep error root=children */
	*nodes = NULL;
	return 0;
}

static int all_gone(sd_bus_track *track, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=all_gone */
	return track && data;
}

static void on_slot_gone(void *data)
{
	if (data)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_slot_gone */
}

static void on_track_gone(void *data)
{
	if (data)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_track_gone */
}

static const sd_bus_vtable vtable[] = {
	SD_BUS_VTABLE_START(0),
	SD_BUS_METHOD("Do", "", "", on_handler, 0),
	SD_BUS_PROPERTY("Read", "b", get, 0, 0),
	SD_BUS_WRITABLE_PROPERTY("Written", "b", NULL, set, 0, 0),
	SD_BUS_VTABLE_END,
};

int call_with(sd_bus *bus, void *data, const char *types, ...)
{
	va_list ap;
	int r;

	va_start(ap, types);
	r = sd_bus_call_method_asyncv(bus, NULL, "a.b", "/", "a.b", "Do", on_methodv, data, types,
	                              ap);
	va_end(ap);
	return r;
}

int start(sd_bus *bus, sd_bus_message *m, sd_bus_slot *slot, sd_bus_track **track, void *data)
{
	int r = 0;

	r |= sd_bus_call_async(bus, NULL, m, on_call, data, 0);
	r |= sd_bus_call_method_async(bus, NULL, "a.b", "/", "a.b", "Do", on_method, data, "");
	r |= sd_bus_request_name_async(bus, NULL, "a.b", 0, on_name, data);
	r |= sd_bus_release_name_async(bus, NULL, "a.b", on_released, data);
	r |= sd_bus_add_filter(bus, NULL, on_filter, data);
	r |= sd_bus_add_match(bus, NULL, "type='signal'", on_match, data);
	r |= sd_bus_add_match_async(bus, NULL, "type='signal'", on_match_async, on_installed, data);
	r |= sd_bus_match_signal(bus, NULL, "a.b", "/", "a.b", "Done", on_signal, data);
	r |= sd_bus_match_signal_async(bus, NULL, "a.b", "/", "a.b", "Done", on_signal_async,
	                               on_added, data);
	r |= sd_bus_add_object(bus, NULL, "/a", on_object, data);
	r |= sd_bus_add_fallback(bus, NULL, "/b", on_fallback, data);
	r |= sd_bus_add_object_vtable(bus, NULL, "/c", "a.b", vtable, data);
	r |= sd_bus_add_fallback_vtable(bus, NULL, "/d", "a.b", vtable, find, data);
	r |= sd_bus_add_node_enumerator(bus, NULL, "/e", children, data);
	r |= sd_bus_track_new(bus, track, all_gone, data);
	r |= sd_bus_slot_set_destroy_callback(slot, on_slot_gone);
	return r | sd_bus_track_set_destroy_callback(*track, on_track_gone);
}
