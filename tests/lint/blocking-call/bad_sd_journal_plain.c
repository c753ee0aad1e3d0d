/* SPDX-License-Identifier: MIT */
/* The journal's functions without the place in the source. */
#define SD_JOURNAL_SUPPRESS_LOCATION
#include <stdarg.h>
#include <systemd/sd-event.h>
#include <systemd/sd-journal.h>

static int log_with(const char *format, ...)
{
	va_list ap;
	int r;

	va_start(ap, format);
	/* EXPECT: blocking-call sd_journal_printv note */
	r = sd_journal_printv(6, format, ap);
	va_end(ap);
	return r;
}

static int on_idle(sd_event_source *s, void *data)
{
	struct iovec part = { data, 3 };

	/* EXPECT: blocking-call sd_journal_print note */
	sd_journal_print(6, "%p", (void *)s);
	/* EXPECT: blocking-call sd_journal_send note */
	sd_journal_send("A=%p", data, NULL);
	/* EXPECT: blocking-call sd_journal_sendv note */
	sd_journal_sendv(&part, 1);
	/* EXPECT: blocking-call sd_journal_perror note */
	sd_journal_perror("x");
	return log_with("%p", data);
}

int start(sd_event *e, void *data)
{
	return sd_event_add_defer(e, NULL, on_idle, data);
}
