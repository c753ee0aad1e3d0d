/* SPDX-License-Identifier: MIT
 *
 * report_loops.c - loops[] of a report: who turned, how often, how busy.
 *
 * The distribution of turn times (lag) is optional: a report of a process without a monitor thread
 * may lack it, and the view then leaves the percentiles out.
 */
#include "reader/load/report_parts.h"

static bool read_loop(struct doc_loop *loop, const struct place *at, GError **error)
{
	struct place lag = place_member(at, "lag");

	if (!at->value || !json_is_object(at->value))
		return place_wrong(at, "an object", error);
	return place_u64(at, "id", &loop->id, error) && place_u64(at, "tid", &loop->tid, error) &&
	       place_string(at, "kind", &loop->kind, error) &&
	       place_string(at, "framework", &loop->framework, error) &&
	       place_string(at, "thread", &loop->thread, error) &&
	       place_u64(at, "iterations", &loop->iterations, error) &&
	       place_u64(at, "busy_ns", &loop->busy_ns, error) &&
	       place_u64(at, "idle_ns", &loop->idle_ns, error) &&
	       histogram_read(&loop->lag, &lag, error);
}

bool report_loops_read(struct report_doc *doc, const struct place *root, GError **error)
{
	struct place list = place_member(root, "loops");

	if (!place_check_array(&list, error))
		return false;
	for (size_t i = 0; i < json_array_size(list.value); i++) {
		struct place element = place_element(&list, i);
		struct doc_loop loop = { 0 };
		if (!read_loop(&loop, &element, error))
			return false;
		g_array_append_val(doc->loops, loop);
	}
	return true;
}
