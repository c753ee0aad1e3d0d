/* SPDX-License-Identifier: MIT */
/* What of libsystemd waits. */
#include <stdarg.h>
#include <systemd/sd-bus.h>
#include <systemd/sd-event.h>
#include <systemd/sd-journal.h>
#include <time.h>

#define SERVICE "a.b", "/", "a.b", "Do"

static int on_signal(sd_bus_message *m, void *data, sd_bus_error *error)
{
	return m && data && !error->name;
}

static void set_with(sd_bus *bus, const char *type, ...)
{
	va_list ap;

	va_start(ap, type);
	/* EXPECT: blocking-call sd_bus_set_propertyv error */
	sd_bus_set_propertyv(bus, SERVICE, NULL, type, ap);
	va_end(ap);
	va_start(ap, type);
	/* EXPECT: blocking-call sd_bus_call_methodv error */
	sd_bus_call_methodv(bus, SERVICE, NULL, NULL, type, ap);
	va_end(ap);
}

static int on_call(sd_bus_message *m, void *data, sd_bus_error *error)
{
	sd_bus *bus = sd_bus_message_get_bus(m);
	sd_id128_t id;
	sd_bus_creds *creds = NULL;
	char *text = NULL, **list = NULL;
	int on = 1;

	/* EXPECT: blocking-call sd_bus_call error says=sd_bus_call_async */
	sd_bus_call(bus, data, 0, error, NULL);
	/* EXPECT: blocking-call sd_bus_call error says=200 */
	sd_bus_call(bus, data, 200000, error, NULL);
	/* EXPECT: blocking-call sd_bus_call error says=ever */
	sd_bus_call(bus, data, UINT64_MAX, error, NULL);
	/* EXPECT: blocking-call sd_bus_call_method error */
	sd_bus_call_method(bus, SERVICE, error, NULL, "b", on);
	/* EXPECT: blocking-call sd_bus_get_property error */
	sd_bus_get_property(bus, SERVICE, error, NULL, "b");
	/* EXPECT: blocking-call sd_bus_get_property_trivial error */
	sd_bus_get_property_trivial(bus, SERVICE, error, 'b', &on);
	/* EXPECT: blocking-call sd_bus_get_property_string error */
	sd_bus_get_property_string(bus, SERVICE, error, &text);
	/* EXPECT: blocking-call sd_bus_get_property_strv error */
	sd_bus_get_property_strv(bus, SERVICE, error, &list);
	/* EXPECT: blocking-call sd_bus_set_property error */
	sd_bus_set_property(bus, SERVICE, error, "b", on);
	set_with(bus, "b", on);
	/* EXPECT: blocking-call sd_bus_request_name error */
	(void)sd_bus_request_name(bus, "a.b", 0);
	/* EXPECT: blocking-call sd_bus_release_name error */
	sd_bus_release_name(bus, "a.b");
	/* EXPECT: blocking-call sd_bus_list_names error */
	sd_bus_list_names(bus, &list, NULL);
	/* EXPECT: blocking-call sd_bus_get_name_creds error */
	sd_bus_get_name_creds(bus, "a.b", 0, &creds);
	/* EXPECT: blocking-call sd_bus_get_name_machine_id error */
	sd_bus_get_name_machine_id(bus, "a.b", &id);
	/* EXPECT: blocking-call sd_bus_add_match error says=sd_bus_add_match_async */
	(void)sd_bus_add_match(bus, NULL, "type='signal'", on_signal, data);
	/* EXPECT: blocking-call sd_bus_match_signal error says=sd_bus_match_signal_async */
	(void)sd_bus_match_signal(bus, NULL, SERVICE, on_signal, data);
	/* EXPECT: blocking-call sd_bus_wait error says=ever */
	sd_bus_wait(bus, UINT64_MAX);
	sd_bus_wait(bus, 500000); /* EXPECT: blocking-call sd_bus_wait error says=500 */
	sd_bus_flush(bus);        /* EXPECT: blocking-call sd_bus_flush error */
	/* EXPECT: blocking-call sd_bus_default_flush_close error */
	sd_bus_default_flush_close();
	/* EXPECT: blocking-call sd_bus_flush_close_unref error */
	sd_bus_flush_close_unref(bus);
	return 0;
}

static int log_with(const char *format, ...)
{
	va_list ap;
	int r;

	va_start(ap, format);
	/* EXPECT: blocking-call sd_journal_printv_with_location note */
	r = sd_journal_printv(6, format, ap);
	va_end(ap);
	return r;
}

static int on_time(sd_event_source *s, uint64_t usec, void *data)
{
	static const char *paths[] = { "/tmp/a.journal", NULL };
	struct iovec part = { (void *)"A=1", 3 };
	sd_journal *j;
	int fd = 0;

	/* EXPECT: blocking-call sd_journal_open warning */
	sd_journal_open(&j, 0);
	/* EXPECT: blocking-call sd_journal_open_namespace warning */
	sd_journal_open_namespace(&j, "a", 0);
	/* EXPECT: blocking-call sd_journal_open_directory warning */
	sd_journal_open_directory(&j, "/var/log/a", 0);
	/* EXPECT: blocking-call sd_journal_open_directory_fd warning */
	sd_journal_open_directory_fd(&j, 0, 0);
	/* EXPECT: blocking-call sd_journal_open_files warning */
	sd_journal_open_files(&j, paths, 0);
	/* EXPECT: blocking-call sd_journal_open_files_fd warning */
	sd_journal_open_files_fd(&j, &fd, 1, 0);
	/* EXPECT: blocking-call sd_journal_next warning */
	sd_journal_next(j);
	/* EXPECT: blocking-call sd_journal_next_skip warning */
	sd_journal_next_skip(j, 2);
	/* EXPECT: blocking-call sd_journal_previous warning */
	sd_journal_previous(j);
	/* EXPECT: blocking-call sd_journal_previous_skip warning */
	sd_journal_previous_skip(j, 2);
	/* EXPECT: blocking-call sd_journal_wait error says=ever */
	sd_journal_wait(data, (uint64_t)-1);
	/* EXPECT: blocking-call sd_journal_wait error says=1 */
	sd_journal_wait(data, 1000000);
	/* EXPECT: blocking-call sd_journal_print_with_location note */
	sd_journal_print(6, "%p", (void *)s);
	/* EXPECT: blocking-call sd_journal_send_with_location note */
	sd_journal_send("USEC=%d", (int)usec, NULL);
	/* EXPECT: blocking-call sd_journal_sendv_with_location note */
	sd_journal_sendv(&part, 1);
	/* EXPECT: blocking-call sd_journal_perror_with_location note */
	sd_journal_perror("x");
	return log_with("%d", fd);
}

int start(sd_event *e, sd_bus *bus, void *data)
{
	int r = sd_event_add_time(e, NULL, CLOCK_MONOTONIC, 0, 0, on_time, data);

	return r < 0 ? r : sd_bus_add_object(bus, NULL, "/", on_call, data);
}
