/* SPDX-License-Identifier: MIT
 *
 * loops.c - the loops of a recording as JSON.
 *
 * One object per loop that was ever recognised, with how busy it was and how long its turns
 * were. The numbers are counted by the loop's own thread; a slot that was used again shows its
 * last owner.
 */
#include "report/build.h"

#include <stdatomic.h>
#include <string.h>

static const char *kind_name(uint32_t kind)
{
	switch (kind) {
	case REC_LOOP_EPOLL:
		return "epoll";
	case REC_LOOP_POLL:
		return "poll";
	case REC_LOOP_SELECT:
		return "select";
	case REC_LOOP_URING:
		return "io_uring";
	default:
		return "unknown";
	}
}

/* A histogram by powers of two: each bucket that is not empty, with its upper bound. */
static json_t *build_histogram(const _Atomic uint64_t *buckets, uint64_t sum, uint64_t max)
{
	json_t *list = json_array();
	uint64_t count = 0;

	for (unsigned i = 0; i < REC_BUCKETS; i++) {
		uint64_t here = atomic_load(&buckets[i]);

		count += here;
		if (here)
			json_array_append_new(list, json_pack("{s:I, s:I}", "le_ns",
			                                      (json_int_t)(2ull << i), "count",
			                                      (json_int_t)here));
	}
	return json_pack("{s:I, s:I, s:I, s:o}", "count", (json_int_t)count, "sum_ns",
	                 (json_int_t)sum, "max_ns", (json_int_t)max, "buckets", list);
}

static json_t *build_no_histogram(void)
{
	return json_pack("{s:i, s:i, s:i, s:[]}", "count", 0, "sum_ns", 0, "max_ns", 0, "buckets");
}

static json_t *build_loop(const struct recording *rec, const struct rec_loop *loop, uint32_t id)
{
	uint64_t busy = atomic_load(&loop->busy_ns);
	uint64_t ended = atomic_load(&loop->ended_ns);
	char name[sizeof(loop->name) + 1];

	memcpy(name, loop->name, sizeof(loop->name));
	name[sizeof(loop->name)] = '\0';
	return json_pack("{s:I, s:i, s:o, s:s, s:n, s:b, s:o, s:o, s:I, s:I, s:I, s:o, s:o}", "id",
	                 (json_int_t)id, "tid", (int)loop->tid, "thread", build_string(name),
	                 "kind", kind_name(loop->kind), "framework", "main_thread",
	                 loop->main_thread != 0, "start", build_time(rec, loop->started_ns), "end",
	                 ended ? build_time(rec, ended) : json_null(), "iterations",
	                 (json_int_t)atomic_load(&loop->iterations), "busy_ns", (json_int_t)busy,
	                 "idle_ns", (json_int_t)atomic_load(&loop->idle_ns), "lag",
	                 build_histogram(loop->busy, busy, atomic_load(&loop->max_busy_ns)),
	                 "callback", build_no_histogram());
}

json_t *build_loops(const struct recording *rec)
{
	json_t *loops = json_array();
	const struct rec_loop *loop;

	for (uint32_t i = 0; (loop = recording_at(rec, REC_LOOPS, i)); i++) {
		if (atomic_load(&loop->state) != REC_LOOP_FREE)
			json_array_append_new(loops, build_loop(rec, loop, i + 1));
	}
	return loops;
}
