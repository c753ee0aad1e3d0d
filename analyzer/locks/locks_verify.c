/* SPDX-License-Identifier: MIT
 *
 * locks_verify.c - does what was found about locks keep the promises of locks.h?
 *
 * Asked in debug builds after every analysis. What is held at a call was taken by a call of the
 * same function, under a path that has a root; what callers are told they can name.
 */
#include "locks/locks.h"

static bool use_ok(const struct locks *locks, const struct program *program, uint32_t caller,
                   const struct lock_use *use)
{
	return use->path < locks->paths.paths->len && use->kind < LOCK_KIND_COUNT &&
	       use->call < program->calls->len &&
	       program_call(program, use->call)->caller == caller;
}

static bool call_ok(const struct locks *locks, const struct program *program, uint32_t call)
{
	const struct lock_call *row = &g_array_index(locks->calls, struct lock_call, call);
	uint32_t caller = program_call(program, call)->caller;

	if (row->held_count > LOCK_ENTRIES ||
	    row->held_first + row->held_count > locks->held->len ||
	    row->open_first + row->open_count > locks->open->len)
		return false;
	for (uint32_t i = 0; i < row->held_count; i++) {
		const struct lock_use *use = &g_array_index(locks->held, struct lock_use,
		                                            row->held_first + i);

		if (!use_ok(locks, program, caller, use) ||
		    lock_path(&locks->paths, use->path)->root <= LOCK_ROOT_ANY)
			return false;
	}
	for (uint32_t i = 0; i < row->open_count; i++)
		if (!use_ok(locks, program, caller,
		            &g_array_index(locks->open, struct lock_use, row->open_first + i)))
			return false;
	return true;
}

static bool summary_ok(const struct locks *locks, const struct lock_summary *summary)
{
	if (summary->taken_count > LOCK_SUMMARY_MAX || summary->given_count > LOCK_SUMMARY_MAX ||
	    summary->waited_count > LOCK_SUMMARY_MAX)
		return false;
	for (unsigned i = 0; i < summary->taken_count; i++)
		if (!lock_path_is_known_to_callers(&locks->paths, summary->taken[i].path))
			return false;
	for (unsigned i = 0; i < summary->given_count; i++)
		if (lock_path(&locks->paths, summary->given[i].path)->root == LOCK_ROOT_LOCAL)
			return false;
	return true;
}

const char *locks_verify(const struct locks *locks, const struct program *program)
{
	for (uint32_t i = 0; i < program->calls->len; i++)
		if (!call_ok(locks, program, i))
			return "locks: a call's rows";
	for (uint32_t i = 0; i < program->functions->len; i++)
		if (!summary_ok(locks, &locks->summaries[i]))
			return "locks: a summary";
	for (guint i = 0; i < locks->waits->len; i++)
		if (!lock_path_is_named(&locks->paths,
		                        g_array_index(locks->waits, struct lock_use, i).path))
			return "locks: a wait for something without a name";
	return NULL;
}
