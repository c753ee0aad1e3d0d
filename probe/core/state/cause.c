/* SPDX-License-Identifier: MIT
 *
 * cause.c - one decision list, most certain evidence first.
 *
 * Each kind of evidence is time: stood still, waited for a processor, was inside a call, computed.
 * A cause is taken when it explains at least half of the turn. Standing still and waiting for a
 * processor come before calls, because a call that was meanwhile suspended is not to blame. Where
 * nothing explains half of it: a page fault if there were major ones, else the largest share. Time
 * that is none of these is a share, too: the thread slept where no hook saw it. A call is only
 * named when calls are what decided.
 */
#include "core/state/cause.h"

#include "core/state/call.h"

enum {
	CONGESTION_READY = 8,
	CONGESTION_SWITCHES = 8
};

static enum rec_cause of_call(const struct evidence *e)
{
	if (e->call_id == 0 || e->sleep)
		return REC_CAUSE_BLOCKED_CALL;
	switch (call_kind(e->call_id - 1)) {
	case CALL_LOCK:
		return REC_CAUSE_LOCK_WAIT;
	case CALL_WAIT:
		return REC_CAUSE_NESTED_WAIT;
	default:
		return REC_CAUSE_BLOCKED_CALL;
	}
}

/* Many descriptors were served in one turn, and none of them for long. */
static bool is_congestion(const struct evidence *e)
{
	return e->ready >= CONGESTION_READY && e->switches >= CONGESTION_SWITCHES &&
	       e->longest_gap < e->threshold && e->call < e->threshold;
}

/* What nothing accounts for. */
static uint64_t unexplained(const struct evidence *e)
{
	uint64_t known = e->cpu + e->blocked + e->runq;

	return known < e->duration ? e->duration - known : 0;
}

/* Whether calls were half of the turn, or more of it than anything else. */
static bool is_of_calls(const struct evidence *e)
{
	if (!e->call_id)
		return false;
	return e->blocked >= e->duration / 2 ||
	       (e->blocked >= e->cpu && e->blocked >= e->runq && e->blocked >= unexplained(e));
}

enum rec_cause cause_decide(const struct evidence *e)
{
	uint64_t half = e->duration / 2;

	if (e->still >= half)
		return REC_CAUSE_SUSPENDED;
	if (is_congestion(e))
		return REC_CAUSE_CONGESTION;
	if (e->blocked >= half) {
		/* Inside calls, but working or waiting for a processor there: not the call's fault.
		 */
		if (e->runq >= half)
			return REC_CAUSE_RUNQUEUE_DELAY;
		if (e->cpu >= e->duration - e->duration / 4)
			return REC_CAUSE_CPU_BOUND;
		return of_call(e);
	}
	if (e->cpu >= half)
		return REC_CAUSE_CPU_BOUND;
	if (e->runq >= half)
		return REC_CAUSE_RUNQUEUE_DELAY;
	if (e->major_faults > 0)
		return REC_CAUSE_PAGE_FAULT;
	if (is_of_calls(e))
		return of_call(e);
	if (unexplained(e) >= e->cpu && unexplained(e) >= e->runq)
		return REC_CAUSE_BLOCKED_CALL;
	return e->cpu >= e->runq ? REC_CAUSE_CPU_BOUND : REC_CAUSE_RUNQUEUE_DELAY;
}

uint32_t cause_culprit(const struct evidence *e, enum rec_cause cause)
{
	switch (cause) {
	case REC_CAUSE_BLOCKED_CALL:
		return is_of_calls(e) ? e->call_id : 0;
	case REC_CAUSE_LOCK_WAIT:
	case REC_CAUSE_NESTED_WAIT:
		return e->call_id;
	default:
		return 0;
	}
}
