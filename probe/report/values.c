/* SPDX-License-Identifier: MIT
 *
 * values.c - texts, times and counters of a recording as JSON.
 *
 * What a text may contain, JSON may not: paths are any bytes. What a counter may be, a reader
 * must not assume: all of them are read as they stand, checked or cut before use.
 */
#include "report/build.h"

#include <stdatomic.h>
#include <string.h>

enum {
	TEXT_MAX = 4096
};

json_t *build_string(const char *text)
{
	char clean[TEXT_MAX];
	size_t length = 0;
	json_t *value;

	if (!*text)
		return json_null();
	value = json_string(text);
	if (value)
		return value;
	/* Not UTF-8 (a path may be any bytes): keep what is ASCII, show the rest as '?'. */
	for (; *text && length + 1 < sizeof(clean); text++)
		clean[length++] = (unsigned char)*text < 0x80 ? *text : '?';
	clean[length] = '\0';
	return json_string(clean);
}

json_t *build_time(const struct recording *rec, uint64_t monotonic_ns)
{
	const struct rec_header *header = rec->header;
	uint64_t since = monotonic_ns - header->start_monotonic_ns;

	return json_integer((json_int_t)(header->start_realtime_ns + since));
}

json_t *build_events(const struct recording *rec)
{
	json_t *events = json_array();
	const struct rec_event *event;

	for (uint32_t i = 0; (event = recording_at(rec, REC_EVENTS, i)); i++)
		json_array_append_new(
			events,
			json_pack("{s:o, s:o, s:o}", "time", build_time(rec, event->when_ns),
		                  "kind", build_string(recording_string(rec, event->kind)), "text",
		                  build_string(recording_string(rec, event->text))));
	return events;
}

json_t *build_coverage(const struct recording *rec)
{
	static const char *const names[] = {
#define REC_COVERAGE(id, name) name,
#include "format/record.def"
	};
	uint64_t bits = atomic_load(&rec->header->coverage);
	json_t *blind = json_array();

	for (unsigned i = 0; i < REC_COVERAGES; i++) {
		if (bits >> i & 1)
			json_array_append_new(blind, json_string(names[i]));
	}
	return json_pack("{s:s, s:i, s:o}", "unwinder",
	                 bits >> REC_COVER_NO_LIBUNWIND & 1 ? "frame-pointers" : "unwind-tables",
	                 "hooked_calls", (int)recording_used(rec, REC_CALLS), "blind", blind);
}

json_t *build_self(const struct recording *rec)
{
	const struct rec_header *header = rec->header;
	const struct rec_loop *loop;
	uint64_t calls = 0;

	for (uint32_t i = 0; (loop = recording_at(rec, REC_LOOPS, i)); i++)
		calls += (atomic_load(&loop->call_seq) + 1) / 2;
	return json_pack(
		"{s:I, s:I, s:I, s:I, s:I}", "cpu_ns",
		(json_int_t)atomic_load(&header->self_cpu_ns), "bytes",
		(json_int_t)atomic_load(&header->self_bytes), "hook_calls", (json_int_t)calls,
		"wakeups", (json_int_t)atomic_load(&header->counters[REC_COUNT_WAKEUPS]),
		"signals_sent", (json_int_t)atomic_load(&header->counters[REC_COUNT_SIGNALS_SENT]));
}

static json_int_t total_of(const json_t *stalls)
{
	json_int_t total = 0;
	json_t *stall;
	size_t i;

	json_array_foreach(stalls, i, stall)
		total += json_integer_value(json_object_get(stall, "count"));
	return total;
}

/* All stalls there were: the ones listed, and the ones that found no room. */
json_t *build_counts(const struct recording *rec, const json_t *stalls)
{
	const struct rec_header *header = rec->header;
	const struct rec_ring *ring;
	uint64_t dropped = atomic_load(&header->counters[REC_COUNT_STALLS_DROPPED]);

	for (uint32_t i = 0; (ring = recording_at(rec, REC_RINGS, i)); i++)
		dropped += atomic_load(&ring->dropped);
	return json_pack("{s:I, s:I, s:I, s:I}", "total", total_of(stalls) + (json_int_t)dropped,
	                 "unique", (json_int_t)json_array_size(stalls), "suppressed",
	                 (json_int_t)atomic_load(&header->counters[REC_COUNT_STALLS_SUPPRESSED]),
	                 "dropped", (json_int_t)dropped);
}
