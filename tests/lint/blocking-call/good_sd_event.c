/* SPDX-License-Identifier: MIT */
/* Synchronous calls before the loop and behind it; calls that are told not to wait. */
#include <sys/epoll.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>
#include <systemd/sd-journal.h>
#include <unistd.h>

static int on_reply(sd_bus_message *m, void *data, sd_bus_error *error)
{
	if (sd_bus_message_is_method_error(m, NULL) || error->name)
		return 0;
	sd_bus_wait(data, 0);
	return sd_bus_call_method_async(data, NULL, "a.b", "/", "a.b", "Do", on_reply, data, "");
}

/* The descriptor has just been reported ready. */
static int on_io(sd_event_source *s, int fd, uint32_t revents, void *data)
{
	char buffer[512];
	ssize_t n = revents & EPOLLIN ? read(fd, buffer, sizeof(buffer)) : 0;

	sd_journal_wait(data, 0);
	return n > 0 ? 0 : sd_event_exit(sd_event_source_get_event(s), 0);
}

/* A connection that sd-bus keeps non-blocking. */
static int on_input(sd_event_source *s, int fd, uint32_t revents, void *data)
{
	char buffer[512];
	int in = sd_event_source_get_io_fd(s);

	if (in != fd || !revents || sd_bus_set_fd(data, in, in) < 0)
		return 0;
	while (read(in, buffer, sizeof(buffer)) > 0)
		;
	return (int)write(in, buffer, 1);
}

/* Nothing runs on the loop any more. */
static int on_exit_of_loop(sd_event_source *s, void *data)
{
	sleep(1);
	return s ? sd_bus_flush(data) : 0;
}

int main(void)
{
	sd_event *e = NULL;
	sd_bus *bus = NULL;

	if (sd_event_default(&e) < 0 || sd_bus_open_system(&bus) < 0 ||
	    sd_bus_attach_event(bus, e, 0) < 0)
		return 1;
	if (sd_bus_request_name(bus, "a.b", 0) < 0 ||
	    sd_bus_call_method(bus, "a.b", "/", "a.b", "Do", NULL, NULL, "") < 0)
		return 1;
	if (sd_bus_add_match(bus, NULL, "type='signal'", on_reply, bus) < 0 ||
	    sd_event_add_io(e, NULL, 0, EPOLLIN, on_io, NULL) < 0 ||
	    sd_event_add_io(e, NULL, 1, EPOLLIN, on_input, bus) < 0 ||
	    sd_event_add_exit(e, NULL, on_exit_of_loop, bus) < 0)
		return 1;
	if (sd_event_loop(e) < 0)
		return 1;
	sd_bus_flush_close_unref(bus);
	return 0;
}
