/* SPDX-License-Identifier: MIT
 *
 * report_stalls.c - stalls[] of a report: what, how long, why, where.
 *
 * A stall without a duration says nothing, so that field is needed; all others may be missing.
 *
 * Frames keep a pointer to their JSON object, so that names found later go into both forms at once.
 */
#include "reader/load/report_parts.h"

static void clear_frame(gpointer data)
{
	struct doc_frame *frame = data;

	if (frame->inlined)
		g_array_unref(frame->inlined);
}

void report_stalls_clear(gpointer data)
{
	struct doc_stall *stall = data;

	if (stall->stack)
		g_array_unref(stall->stack);
}

static bool read_inlined_one(struct doc_frame *frame, const struct place *at, GError **error)
{
	struct doc_inlined inlined = { 0 };
	uint64_t line = 0;

	if (!at->value || !json_is_object(at->value))
		return place_wrong(at, "an object", error);
	if (!place_string(at, "function", &inlined.function, error) ||
	    !place_string(at, "file", &inlined.file, error) || !place_u64(at, "line", &line, error))
		return false;
	inlined.line = (unsigned)MIN(line, G_MAXUINT);
	g_array_append_val(frame->inlined, inlined);
	return true;
}

static bool read_inlined(struct doc_frame *frame, const struct place *at, GError **error)
{
	struct place list = place_member(at, "inlined");

	if (!place_check_array(&list, error))
		return false;
	if (json_array_size(list.value) == 0)
		return true;
	frame->inlined = g_array_new(FALSE, FALSE, sizeof(struct doc_inlined));
	for (size_t i = 0; i < json_array_size(list.value); i++) {
		struct place one = place_element(&list, i);
		if (!read_inlined_one(frame, &one, error))
			return false;
	}
	return true;
}

static bool read_frame(struct doc_frame *frame, const struct place *at, GError **error)
{
	if (!at->value || !json_is_object(at->value))
		return place_wrong(at, "an object", error);
	frame->json = at->value;
	frame->has_offset = place_member(at, "offset").value != NULL;
	return place_string(at, "function", &frame->function, error) &&
	       place_string(at, "file", &frame->file, error) &&
	       place_u64(at, "line", &frame->line, error) &&
	       place_string(at, "module", &frame->module, error) &&
	       place_string(at, "build_id", &frame->build_id, error) &&
	       place_u64(at, "offset", &frame->offset, error) && read_inlined(frame, at, error);
}

static bool read_stack(struct doc_stall *stall, const struct place *at, GError **error)
{
	struct place stack = place_member(at, "stack");

	if (!place_check_array(&stack, error))
		return false;
	for (size_t i = 0; i < json_array_size(stack.value); i++) {
		struct place element = place_element(&stack, i);
		struct doc_frame frame = { 0 };
		bool ok = read_frame(&frame, &element, error);
		g_array_append_val(stall->stack, frame);
		if (!ok)
			return false;
	}
	return true;
}

static bool read_call(struct doc_call *call, const struct place *at, GError **error)
{
	struct place member = place_member(at, "call");

	call->fd = -1;
	return place_check_object(&member, error) &&
	       place_string(&member, "name", &call->name, error) &&
	       place_string(&member, "lock", &call->lock, error) &&
	       place_u64(&member, "holder", &call->holder, error) &&
	       place_string(&member, "path", &call->path, error) &&
	       place_i64(&member, "fd", &call->fd, error);
}

static bool read_numbers(struct doc_stall *stall, const struct place *at, GError **error)
{
	stall->has_cpu = place_member(at, "cpu_ns").value != NULL;
	stall->has_runq = place_member(at, "runq_ns").value != NULL;
	stall->count = 1;
	return place_u64(at, "loop", &stall->loop, error) &&
	       place_u64(at, "start_ns", &stall->start_ns, error) &&
	       place_u64_needed(at, "duration_ns", &stall->duration_ns, error) &&
	       place_u64(at, "total_ns", &stall->total_ns, error) &&
	       place_u64(at, "cpu_ns", &stall->cpu_ns, error) &&
	       place_u64(at, "runq_ns", &stall->runq_ns, error) &&
	       place_u64(at, "count", &stall->count, error);
}

static bool read_stall(struct doc_stall *stall, const struct place *at, GError **error)
{
	if (!at->value || !json_is_object(at->value))
		return place_wrong(at, "an object", error);
	stall->json = at->value;
	if (!read_numbers(stall, at, error) || !place_string(at, "cause", &stall->cause, error) ||
	    !place_string(at, "unwind", &stall->unwind, error) ||
	    !place_bool(at, "unfinished", &stall->unfinished, error) ||
	    !read_call(&stall->call, at, error))
		return false;
	if (stall->count == 0)
		stall->count = 1;
	if (stall->total_ns < stall->duration_ns)
		stall->total_ns = stall->duration_ns;
	return read_stack(stall, at, error);
}

bool report_stalls_read(struct report_doc *doc, const struct place *root, GError **error)
{
	struct place list = place_member(root, "stalls");

	if (!place_check_array(&list, error))
		return false;
	for (size_t i = 0; i < json_array_size(list.value); i++) {
		struct place element = place_element(&list, i);
		struct doc_stall stall = { 0 };
		stall.stack = g_array_new(FALSE, FALSE, sizeof(struct doc_frame));
		g_array_set_clear_func(stall.stack, clear_frame);
		bool ok = read_stall(&stall, &element, error);
		g_array_append_val(doc->stalls, stall);
		if (!ok)
			return false;
	}
	return true;
}
