/* SPDX-License-Identifier: MIT
 *
 * report.c - the whole report, one key after the other.
 *
 * The keys are the contract (schema.json beside this file). Those whose sources the probe does not
 * have yet are there and empty, so that a reader written today understands a report of tomorrow.
 */
#include "report/report.h"

#include <stdatomic.h>

#include "report/build.h"

enum {
	SCHEMA_VERSION = 1
};

static const char *end_name(uint32_t end)
{
	switch (end) {
	case REC_END_EXIT:
		return "exit";
	case REC_END_QUICK:
		return "_exit";
	case REC_END_EXEC:
		return "exec";
	default:
		return "running";
	}
}

/* null: still running, or killed before it could say goodbye. */
static json_t *build_end(const struct recording *rec)
{
	uint64_t end = atomic_load(&rec->header->end_ns);

	return end ? build_time(rec, end) : json_null();
}

static json_t *build_exit(const struct recording *rec)
{
	int status = atomic_load(&rec->header->exit_status);

	return json_pack("{s:s, s:o}", "how", end_name(atomic_load(&rec->header->end)), "status",
	                 status >= 0 ? json_integer(status) : json_null());
}

static json_t *build_process(const struct recording *rec)
{
	const struct rec_header *header = rec->header;

	return json_pack("{s:i, s:o, s:o, s:I, s:o, s:o, s:I}", "pid", (int)header->pid, "exe",
	                 build_string(recording_string(rec, header->exe)), "cmdline",
	                 build_string(recording_string(rec, header->cmdline)), "start",
	                 (json_int_t)header->start_realtime_ns, "end", build_end(rec), "exit",
	                 build_exit(rec), "threshold_ns", (json_int_t)header->threshold_ns);
}

static json_t *build_tasks(void)
{
	return json_pack("{s:i, s:i, s:i, s:i, s:[]}", "spawned", 0, "finished", 0, "live", 0,
	                 "peak", 0, "by_site");
}

json_t *report_build(const struct recording *rec, const struct report_symbols *symbols)
{
	json_t *stalls = build_stalls(rec, symbols);
	json_t *counts = stalls ? build_counts(rec, stalls) : NULL;

	return json_pack("{s:i, s:o, s:o, s:o, s:o, s:[], s:[], s:[], s:o, s:o, s:o, s:o}",
	                 "schema_version", SCHEMA_VERSION, "process", build_process(rec), "loops",
	                 build_loops(rec), "stalls", stalls, "tasks", build_tasks(), "leaks",
	                 "locks", "cancels", "events", build_events(rec), "coverage",
	                 build_coverage(rec), "self", build_self(rec), "counts", counts);
}
