/* SPDX-License-Identifier: MIT
 *
 * stalls.c - the stalls of a recording as JSON, from the three places where they may be.
 *
 * A finished stall is in the stalls section. One that ended just before a kill is still in its
 * loop's ring. One that had not ended is in its loop's open slot; while the collector was taking a
 * stall over it may be in two places, so a slot is only believed while its turn still runs.
 */
#include "report/build.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

/* A stall from any of the three places. */
struct stall {
	uint32_t loop;
	uint32_t cause;
	uint32_t call;
	uint32_t stack;
	struct rec_value value;
	const char *target;
	bool unfinished;
};

static const char *cause_name(uint32_t cause)
{
	static const char *const names[REC_CAUSES] = {
		[REC_CAUSE_NONE] = "blocked_call",
#define REC_CAUSE(id, name) [REC_CAUSE_##id] = name,
#include "format/record.def"
	};

	return cause < REC_CAUSES ? names[cause] : names[REC_CAUSE_NONE];
}

static uint64_t mix(uint64_t hash, const char *text)
{
	for (; text && *text; text++)
		hash = (hash ^ (unsigned char)*text) * 1099511628211ull;
	return (hash ^ 0xff) * 1099511628211ull;
}

static const char *base_name(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;

	return slash ? slash + 1 : path;
}

/* The same for the same culprit in another process or on another day: made of cause, call and
 * frames; of a frame only the function, or module and offset where it has no name. */
static json_t *build_id(const char *cause, const char *call, const json_t *stack)
{
	uint64_t hash = mix(mix(14695981039346656037ull, cause), call);
	char text[17];
	json_t *frame;
	size_t i;

	json_array_foreach(stack, i, frame) {
		const char *function = json_string_value(json_object_get(frame, "function"));

		if (function) {
			hash = mix(hash, function);
			continue;
		}
		hash = mix(hash, base_name(json_string_value(json_object_get(frame, "module"))));
		hash ^= (uint64_t)json_integer_value(json_object_get(frame, "offset"));
	}
	snprintf(text, sizeof(text), "%016" PRIx64, hash);
	return json_string(text);
}

static json_t *build_call(const struct recording *rec, const struct stall *stall)
{
	const struct rec_call *call = stall->call ? recording_at(rec, REC_CALLS, stall->call - 1)
	                                          : NULL;
	const struct rec_value *value = &stall->value;
	char lock[24];

	if (!call)
		return json_null();
	snprintf(lock, sizeof(lock), "0x%" PRIx64, value->lock);
	return json_pack("{s:o, s:o, s:o, s:o, s:o}", "name",
	                 build_string(recording_string(rec, call->name)), "fd",
	                 value->fd >= 0 ? json_integer(value->fd) : json_null(), "path",
	                 build_string(stall->target), "lock",
	                 value->lock ? json_string(lock) : json_null(), "holder",
	                 value->holder > 0 ? json_integer(value->holder) : json_null());
}

static const char *unwind_name(const struct recording *rec, uint32_t index)
{
	const struct rec_stack *stack = index ? recording_at(rec, REC_STACKS, index - 1) : NULL;

	if (!stack || stack->depth == 0)
		return "none";
	if (stack->flags & REC_STACK_FRAME_POINTERS)
		return "frame-pointers";
	return stack->flags & REC_STACK_PARTIAL ? "partial" : "complete";
}

static json_t *build_stall(const struct recording *rec, const struct report_symbols *symbols,
                           const struct stall *stall)
{
	const struct rec_value *value = &stall->value;
	json_t *call = build_call(rec, stall);
	json_t *stack = build_stack(rec, symbols, stall->stack);
	const char *cause = cause_name(stall->cause);
	const char *call_name = json_string_value(json_object_get(call, "name"));

	return json_pack(
		"{s:o, s:I, s:o, s:I, s:I, s:I, s:s, s:o, s:I, s:I, s:I, s:o, s:s, s:n, s:b}", "id",
		build_id(cause, call_name, stack), "loop", (json_int_t)stall->loop, "start_ns",
		build_time(rec, value->start_ns), "duration_ns", (json_int_t)value->duration_ns,
		"total_ns", (json_int_t)value->total_ns, "count", (json_int_t)value->count, "cause",
		cause, "call", call, "cpu_ns", (json_int_t)value->cpu_ns, "runq_ns",
		(json_int_t)value->runq_ns, "blocked_ns", (json_int_t)value->blocked_ns, "stack",
		stack, "unwind", unwind_name(rec, stall->stack), "task", "unfinished",
		stall->unfinished);
}

static void add_finished(json_t *list, const struct recording *rec,
                         const struct report_symbols *symbols)
{
	const struct rec_stall *found;

	for (uint32_t i = 0; (found = recording_at(rec, REC_STALLS, i)); i++) {
		struct stall stall = { .loop = found->loop,
			               .cause = found->cause,
			               .call = found->call,
			               .stack = found->stack,
			               .value = found->value[atomic_load(&found->current) & 1] };

		stall.target = recording_string(rec, stall.value.target);
		json_array_append_new(list, build_stall(rec, symbols, &stall));
	}
}

static void add_waiting(json_t *list, const struct recording *rec,
                        const struct report_symbols *symbols)
{
	const struct rec_ring *ring;

	for (uint32_t i = 0; (ring = recording_at(rec, REC_RINGS, i)); i++) {
		uint32_t head = atomic_load_explicit(&ring->head, memory_order_acquire);
		uint32_t tail = atomic_load(&ring->tail);

		for (uint32_t n = 0; tail + n != head && n < REC_RING_SLOTS; n++) {
			const struct rec_entry *entry = &ring->entries[(tail + n) % REC_RING_SLOTS];
			char target[REC_TARGET_SIZE];
			struct stall stall = { .loop = i + 1,
				               .cause = entry->cause,
				               .call = entry->culprit,
				               .value = entry->value,
				               .target = target };

			memcpy(target, entry->target, sizeof(target));
			target[sizeof(target) - 1] = '\0';
			json_array_append_new(list, build_stall(rec, symbols, &stall));
		}
	}
}

static void add_open(json_t *list, const struct recording *rec,
                     const struct report_symbols *symbols)
{
	const struct rec_loop *loop;

	for (uint32_t i = 0; (loop = recording_at(rec, REC_LOOPS, i)); i++) {
		uint32_t current = atomic_load_explicit(&loop->open_current, memory_order_acquire);
		const struct rec_open *open;
		struct stall stall;

		if (current != 1 && current != 2)
			continue;
		open = &loop->open[current - 1];
		if (open->turn != atomic_load(&loop->turn) || !atomic_load(&loop->turn_start))
			continue;
		stall = (struct stall){ .loop = i + 1,
			                .cause = open->cause,
			                .call = open->call,
			                .stack = open->stack,
			                .value = open->value,
			                .target = recording_string(rec, open->value.target),
			                .unfinished = true };
		json_array_append_new(list, build_stall(rec, symbols, &stall));
	}
}

json_t *build_stalls(const struct recording *rec, const struct report_symbols *symbols)
{
	json_t *list = json_array();

	if (!list)
		return NULL;
	add_finished(list, rec, symbols);
	add_waiting(list, rec, symbols);
	add_open(list, rec, symbols);
	return list;
}
