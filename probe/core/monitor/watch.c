/* SPDX-License-Identifier: MIT
 *
 * watch.c - notice a turn that runs too long while it still runs, and get its stack.
 *
 * The idea
 *   The monitor calls watch_look a few times per threshold. A turn seen older than half the
 *   threshold is suspected: its stack is taken now, because later may be too late.
 *   Past the threshold the stall is written to the loop's open slot, and refreshed at each look, so
 *   that a killed process leaves it behind. When the turn has ended, its own record (turn.c) comes
 *   out of the ring and meets the stack that was taken meanwhile.
 *
 * What holds
 *   The watched thread never waits for us. What it publishes about a running turn is read while it
 *   may change; a turn that ended meanwhile makes its own, exact record.
 *
 * Read next: state/loop_thread.h for what a loop publishes, snapshots.c for the stacks.
 */
#include "core/monitor/watch.h"

#include <stdatomic.h>
#include <string.h>

#include "core/base/lock.h"
#include "core/base/sys.h"
#include "core/monitor/kernel_view.h"
#include "core/monitor/process.h"
#include "core/monitor/snapshots.h"
#include "core/monitor/stillness.h"
#include "core/record/ring.h"
#include "core/record/stall_table.h"
#include "core/record/store.h"
#include "core/record/strings.h"
#include "core/state/blocking.h"
#include "core/state/cause.h"
#include "core/state/loop_thread.h"
#include "core/state/target.h"
#include "core/state/ticks.h"

enum {
	MAX_LOOPS = 64,
	BUSY_TURNS = 4
};

struct watch {
	uint64_t since;    /* when the loop in this slot was recognised: tells one from the next */
	uint64_t last_ns;  /* the last look */
	uint64_t last_cpu; /* processor time of the thread then */
	struct snapshots snaps;
};

static struct lock lock;
static struct watch watches[MAX_LOOPS];

bool watch_lock(uint64_t timeout_ns)
{
	return lock_take(&lock, timeout_ns);
}

void watch_unlock(void)
{
	lock_give(&lock);
}

void watch_forget(void)
{
	lock_reset(&lock);
	memset(watches, 0, sizeof(watches));
	stillness_forget();
}

/* ---- finished stalls ---------------------------------------------------------------------- */

/* Run-queue delay that belongs to the stall of ENTRY. The collector's base may be some turns old. A
 * thread seen inside the call can have waited for a processor after that, and before only while it
 * was in no call. */
static uint64_t delay_of(const struct watch *watch, const struct rec_entry *entry)
{
	const struct rec_value *value = &entry->value;
	const struct taken *seen = snapshots_recall(&watch->snaps, entry->turn, entry->call_seq);
	uint64_t known = value->cpu_ns + value->blocked_ns;
	uint64_t most;

	if (!seen || !seen->runq || !entry->call_seq)
		return value->runq_ns;
	most = value->duration_ns > known ? value->duration_ns - known : 0;
	if (entry->runq_end > seen->runq)
		most += entry->runq_end - seen->runq;
	return most < value->runq_ns ? most : value->runq_ns;
}

static void take_entry(struct rec_header *header, struct loop_thread *loop, struct watch *watch,
                       const struct rec_entry *entry)
{
	struct stall_key key = { .loop = loop->id };
	struct rec_value value = entry->value;
	struct evidence e = { .duration = value.duration_ns,
		              .cpu = value.cpu_ns,
		              .runq = delay_of(watch, entry),
		              .blocked = value.blocked_ns,
		              .call = entry->call_ns,
		              .call_id = entry->call,
		              .sleep = value.flags & REC_VALUE_SLEEP,
		              .major_faults = entry->major_faults,
		              .still = stillness_between(value.start_ns,
		                                         value.start_ns + value.duration_ns),
		              .ready = entry->ready,
		              .switches = entry->switches,
		              .longest_gap = entry->longest_gap,
		              .threshold = header->threshold_ns };

	key.cause = cause_decide(&e);
	key.call = cause_culprit(&e, key.cause);
	if (key.cause == REC_CAUSE_BLOCKED_CALL && !key.call &&
	    snapshots_was_runnable(&watch->snaps, entry->turn))
		key.cause = REC_CAUSE_RUNQUEUE_DELAY;
	if (key.cause == REC_CAUSE_SUSPENDED)
		value.flags |= REC_VALUE_SUSPENDED;
	value.runq_ns = e.runq;
	snapshots_match(&watch->snaps, entry->turn, entry->call_seq, &key);
	if (!cause_culprit(&e, key.cause)) {
		value.fd = -1;
		value.lock = 0;
		value.holder = 0;
	} else {
		value.target = strings_add(header, entry->target);
	}
	stall_table_add(header, &key, &value);
}

/* What is kept of the loop in slot INDEX; nothing if another loop had the slot before. */
static struct watch *watch_of(const struct loop_thread *loop, unsigned index)
{
	struct watch *watch = &watches[index];

	if (watch->since != loop->rec->started_ns) {
		memset(watch, 0, sizeof(*watch));
		watch->since = loop->rec->started_ns;
	}
	return watch;
}

static void drain(struct rec_header *header, struct loop_thread *loop, struct watch *watch)
{
	const struct rec_entry *entry;

	snapshots_answers(header, loop, &watch->snaps);
	while ((entry = ring_peek(loop->ring))) {
		take_entry(header, loop, watch, entry);
		ring_pop(loop->ring);
	}
}

/* ---- running turns ------------------------------------------------------------------------ */

static void gather(struct rec_header *header, struct loop_thread *loop, struct watch *watch,
                   uint64_t age, struct evidence *e)
{
	uint64_t seq = atomic_load(&loop->rec->call_seq);
	uint64_t base = atomic_load(&loop->runq_base);
	uint64_t runq = kernel_view_runq(loop->rec->tid);
	uint64_t current = seq & 1 ? sys_ticks() - atomic_load(&loop->rec->call_ticks) : 0;
	uint64_t before = loop->busy_total - loop->base_busy;
	uint64_t cpu = watch->last_cpu - loop->base_cpu;

	*e = (struct evidence){ .duration = age,
		                .cpu = cpu > before ? cpu - before : 0,
		                .runq = base && runq > base ? runq - base : 0,
		                .blocked = ticks_to_ns(loop->blocked_ticks + current),
		                .call = ticks_to_ns(loop->longest_ticks),
		                .call_id = loop->longest_call,
		                .sleep = loop->longest_sleep,
		                .still = stillness_between(loop->turn_ns, loop->turn_ns + age),
		                .threshold = header->threshold_ns };
	if (current >= loop->longest_ticks && seq & 1) {
		e->call = ticks_to_ns(current);
		e->call_id = atomic_load(&loop->rec->call);
		e->sleep = loop->object == &blocking_sleep;
	}
}

/* Writes or refreshes the open stall of a turn that is past the threshold. */
static void note_open(struct rec_header *header, struct loop_thread *loop, struct watch *watch,
                      uint64_t start, uint64_t age)
{
	struct rec_open open = { .turn = watch->snaps.turn };
	uint64_t seq = atomic_load(&loop->rec->call_seq);
	struct stall_key key = { .loop = loop->id };
	char target[REC_TARGET_SIZE] = "";
	struct evidence e;
	int fd = -1;

	gather(header, loop, watch, age, &e);
	key.cause = cause_decide(&e);
	key.call = cause_culprit(&e, key.cause);
	snapshots_match(&watch->snaps, watch->snaps.turn, seq & 1 ? seq : watch->snaps.calls[0].seq,
	                &key);
	if (seq & 1 && key.call && key.call == atomic_load(&loop->rec->call)) {
		fd = atomic_load(&loop->rec->call_fd);
		target_describe(loop->rec->tid, key.call - 1, fd, loop->object, target,
		                sizeof(target));
		if (key.cause == REC_CAUSE_LOCK_WAIT) {
			open.value.lock = (uint64_t)(uintptr_t)loop->object;
			open.value.holder = loop->holder;
		}
	}
	open.cause = key.cause;
	open.call = key.call;
	open.stack = key.stack;
	open.value.start_ns = start;
	open.value.duration_ns = open.value.total_ns = age;
	open.value.cpu_ns = e.cpu;
	open.value.runq_ns = e.runq;
	open.value.blocked_ns = e.blocked;
	open.value.count = 1;
	open.value.fd = fd;
	open.value.target = strings_add(header, target);
	stall_table_open(loop->rec, &open);
}

/* A turn is running and older than half the threshold. */
static void suspect(struct rec_header *header, struct loop_thread *loop, struct watch *watch,
                    uint64_t start, uint64_t now, uint64_t cpu)
{
	uint64_t seq = atomic_load_explicit(&loop->rec->call_seq, memory_order_acquire);
	uint64_t age = now - start;
	bool computing = cpu - watch->last_cpu > (now - watch->last_ns) / 4;

	watch->last_cpu = cpu;
	watch->last_ns = now;
	if (seq & 1)
		snapshots_call(header, loop, &watch->snaps, seq);
	else if (computing)
		snapshots_ask(header, loop, &watch->snaps, age);
	else
		snapshots_other(header, loop, &watch->snaps, age);
	if (age >= header->threshold_ns)
		note_open(header, loop, watch, start, age);
}

static bool look_at(struct rec_header *header, struct loop_thread *loop, struct watch *watch)
{
	uint64_t start = atomic_load(&loop->rec->turn_start);
	uint64_t turn = atomic_load(&loop->rec->turn);
	bool busy = turn - watch->snaps.turn >= BUSY_TURNS;
	uint64_t cpu = sys_thread_cpu(loop->rec->tid);
	uint64_t now;

	drain(header, loop, watch);
	now = sys_now();
	if (turn != watch->snaps.turn || !start)
		snapshots_new_turn(header, loop, &watch->snaps, turn);
	if (start && now > start && now - start >= header->threshold_ns / 2) {
		suspect(header, loop, watch, start, now, cpu);
		return true;
	}
	watch->last_cpu = cpu;
	watch->last_ns = now;
	if (atomic_load(&loop->rec->open_current))
		stall_table_close(loop->rec);
	if (!start || now < start + header->threshold_ns / 8)
		atomic_store(&loop->runq_base, kernel_view_runq(loop->rec->tid));
	return busy || start;
}

bool watch_look(struct rec_header *header)
{
	bool busy = false;

	for (unsigned i = 0; i < MAX_LOOPS; i++) {
		struct loop_thread *loop = loop_thread_at(i);

		if (!loop)
			continue;
		if (atomic_load(&loop->rec->state) == REC_LOOP_LIVE) {
			busy |= look_at(header, loop, watch_of(loop, i));
		} else {
			drain(header, loop, watch_of(loop, i));
			stall_table_close(loop->rec);
		}
	}
	return busy;
}

void watch_drain(struct rec_header *header)
{
	for (unsigned i = 0; i < MAX_LOOPS; i++) {
		struct loop_thread *loop = loop_thread_at(i);

		if (!loop)
			continue;
		drain(header, loop, watch_of(loop, i));
		if (!atomic_load(&loop->rec->turn_start))
			stall_table_close(loop->rec);
	}
}
