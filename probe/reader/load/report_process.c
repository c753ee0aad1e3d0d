/* SPDX-License-Identifier: MIT
 *
 * report_process.c - process{}, coverage{} and events[] of a report: who was watched, what was not
 * seen.
 *
 * Times may be numbers or texts and the command line a text or a list; the view gets one form of
 * each.
 */
#include "reader/load/report_parts.h"

/* How the process ended, as a few words. */
static bool read_exit(struct report_doc *doc, const struct place *at, GError **error)
{
	static const struct {
		const char *how, *words;
	} endings[] = {
		{ "running", "running or killed" },
		{ "exit", "exited" },
		{ "_exit", "exited" },
		{ "exec", "became another program (exec)" },
	};
	struct place end = place_member(at, "exit");
	const char *how = NULL;
	int64_t status = -1;

	if (!place_check_object(&end, error) || !place_string(&end, "how", &how, error) ||
	    !place_i64(&end, "status", &status, error))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
		if (g_strcmp0(how, endings[i].how) == 0)
			how = endings[i].words;
	}
	if (how && status >= 0)
		doc->process.exit = g_strdup_printf("%s with status %" G_GINT64_FORMAT, how,
		                                    (gint64)status);
	else
		doc->process.exit = g_strdup(how);
	return true;
}

bool report_process_read(struct report_doc *doc, const struct place *root, GError **error)
{
	struct doc_process *process = &doc->process;
	struct place at = place_member(root, "process");

	return place_check_object(&at, error) && place_u64(&at, "pid", &process->pid, error) &&
	       place_string(&at, "exe", &process->exe, error) &&
	       place_string(&at, "cmdline", &process->cmdline, error) &&
	       place_u64(&at, "start", &process->start_ns, error) &&
	       place_u64(&at, "end", &process->end_ns, error) &&
	       place_u64(&at, "threshold_ns", &process->threshold_ns, error) &&
	       read_exit(doc, &at, error);
}

bool report_coverage_read(struct report_doc *doc, const struct place *root, GError **error)
{
	struct place at = place_member(root, "coverage");
	struct place blind = place_member(&at, "blind");

	if (!place_check_object(&at, error) || !place_check_array(&blind, error))
		return false;
	for (size_t i = 0; i < json_array_size(blind.value); i++) {
		struct place one = place_element(&blind, i);
		if (!json_is_string(one.value))
			return place_wrong(&one, "a string", error);
		g_ptr_array_add(doc->blind, (gpointer)json_string_value(one.value));
	}
	return true;
}

bool report_events_read(struct report_doc *doc, const struct place *root, GError **error)
{
	struct place list = place_member(root, "events");

	if (!place_check_array(&list, error))
		return false;
	for (size_t i = 0; i < json_array_size(list.value); i++) {
		struct place one = place_element(&list, i);
		struct doc_event event = { 0 };
		if (!one.value || !json_is_object(one.value))
			return place_wrong(&one, "an object", error);
		if (!place_u64(&one, "time", &event.time_ns, error) ||
		    !place_string(&one, "kind", &event.kind, error) ||
		    !place_string(&one, "text", &event.text, error))
			return false;
		g_array_append_val(doc->events, event);
	}
	return true;
}
