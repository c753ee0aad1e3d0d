/* SPDX-License-Identifier: MIT
 *
 * turn.c - measure turns; make a record of each that was too long.
 *
 * The idea
 *   Two clock readings per iteration, one before and one after the wait: the first ends a turn, the
 *   second begins the next. Everything else (processor time, run-queue delay, faults) is asked for
 *   only when a turn turned out long; what they were before comes from a base that is renewed at
 *   a turn's start, at most every ten milliseconds.
 *
 * What holds
 *   A stall's duration is the difference of two readings made by the stalled thread itself. Nobody
 *   is waited for; the record goes into the loop's ring.
 */
#include "core/state/turn.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/resource.h>

#include "core/base/sys.h"
#include "core/base/text.h"
#include "core/record/ring.h"
#include "core/state/blocking.h"
#include "core/state/cause.h"
#include "core/state/loop_thread.h"
#include "core/state/ticks.h"

enum {
	BASE_AGE = 10 * 1000 * 1000
};

void (*turn_on_begin)(void);
void (*turn_on_stall)(void);
_Atomic uint32_t turn_watched;

static void add(_Atomic uint64_t *counter, uint64_t amount)
{
	/* one writer: a plain addition is enough, readers need only whole values */
	atomic_store_explicit(counter, atomic_load_explicit(counter, memory_order_relaxed) + amount,
	                      memory_order_relaxed);
}

static uint64_t major_faults(void)
{
	struct rusage usage;

	if (sys_call2(SYS_getrusage, RUSAGE_THREAD, &usage) < 0)
		return 0;
	return (uint64_t)usage.ru_majflt;
}

/* Run-queue delay of this thread so far, from the kernel's accounting; 0 where it has none. */
static uint64_t runq_delay(void)
{
	char line[96];
	const char *at = line;

	if (sys_read_file("/proc/thread-self/schedstat", line, sizeof(line)) <= 0)
		return 0;
	text_take_number(&at);
	if (*at == ' ')
		at++;
	return text_take_number(&at);
}

static void renew_base(struct loop_thread *self, uint64_t now)
{
	self->base_ns = now;
	self->long_ticks = ticks_from_ns(loop_thread_recording->threshold_ns / 4);
	if (gate_is_shut())
		return;
	self->base_cpu = sys_clock(CLOCK_THREAD_CPUTIME_ID);
	self->base_faults = major_faults();
	self->base_busy = self->busy_total;
	/* the first base is the thread's own; later ones are the collector's */
	if (atomic_load(&self->runq_base) == 0)
		atomic_store(&self->runq_base, runq_delay());
}

static unsigned bucket(uint64_t ns)
{
	unsigned at = ns ? 63u - (unsigned)__builtin_clzll(ns) : 0;

	return at < REC_BUCKETS ? at : REC_BUCKETS - 1;
}

static uint64_t less(uint64_t value, uint64_t amount)
{
	return value > amount ? value - amount : 0;
}

static uint64_t lesser(uint64_t one, uint64_t other)
{
	return one < other ? one : other;
}

/* Processor time of a turn. In a sandbox nobody can be asked: what was not spent in a hooked call
 * counts as computed. */
static uint64_t cpu_of(const struct loop_thread *self, uint64_t duration)
{
	if (gate_is_shut())
		return less(duration, ticks_to_ns(self->blocked_ticks));
	return less(sys_clock(CLOCK_THREAD_CPUTIME_ID) - self->base_cpu,
	            self->busy_total - self->base_busy);
}

static void gather(struct loop_thread *self, uint64_t duration, struct evidence *e)
{
	uint64_t gap = sys_ticks() - self->gap_start;
	uint64_t base = atomic_load(&self->runq_base);
	uint64_t runq = runq_delay();

	memset(e, 0, sizeof(*e));
	e->duration = duration;
	e->cpu = lesser(cpu_of(self, duration), duration);
	e->runq = lesser(base && runq > base ? runq - base : 0, duration);
	e->blocked = ticks_to_ns(self->blocked_ticks);
	e->call = ticks_to_ns(self->longest_ticks);
	/* What was computed after an unseen end was not spent in the call. */
	if (self->abandoned) {
		e->blocked = lesser(e->blocked, duration - e->cpu);
		e->call = lesser(e->call, e->blocked);
	}
	e->call_id = self->longest_call;
	e->sleep = self->longest_sleep;
	e->major_faults = less(major_faults(), self->base_faults);
	e->ready = self->ready;
	e->switches = self->switches;
	e->longest_gap = ticks_to_ns(gap > self->longest_gap ? gap : self->longest_gap);
	e->threshold = loop_thread_recording->threshold_ns;
}

static void record_stall(struct loop_thread *self, uint64_t start, uint64_t duration)
{
	struct rec_entry entry;
	struct evidence e;

	gather(self, duration, &e);
	memset(&entry, 0, sizeof(entry));
	entry.turn = atomic_load_explicit(&self->rec->turn, memory_order_relaxed);
	entry.cause = cause_decide(&e);
	entry.call = e.call_id;
	entry.culprit = cause_culprit(&e, entry.cause);
	entry.call_ns = e.call;
	entry.call_seq = self->longest_seq;
	entry.major_faults = e.major_faults;
	entry.runq_end = e.runq + atomic_load(&self->runq_base);
	entry.ready = e.ready;
	entry.switches = e.switches;
	entry.longest_gap = e.longest_gap;
	entry.value = (struct rec_value){ .start_ns = start,
		                          .duration_ns = duration,
		                          .total_ns = duration,
		                          .cpu_ns = e.cpu,
		                          .runq_ns = e.runq,
		                          .blocked_ns = e.blocked,
		                          .lock = self->longest_lock,
		                          .count = 1,
		                          .fd = self->longest_fd,
		                          .holder = self->longest_holder,
		                          .flags = e.sleep ? REC_VALUE_SLEEP : 0 };
	memcpy(entry.target, self->longest_target, sizeof(entry.target));
	ring_push(self->ring, &entry);
	if (turn_on_stall)
		turn_on_stall();
}

void turn_begin(struct loop_thread *self, int ready)
{
	struct rec_loop *rec = self->rec;
	uint64_t now = sys_now();

	self->turn_ns = now;
	self->turn_ticks = sys_ticks();
	self->ready = ready > 0 ? (uint32_t)ready : 0;
	self->blocked_ticks = 0;
	self->longest_ticks = 0;
	self->longest_call = 0;
	self->longest_fd = -1;
	self->longest_lock = 0;
	self->longest_holder = 0;
	self->longest_sleep = false;
	self->abandoned = false;
	self->longest_target[0] = '\0';
	self->gap_start = self->turn_ticks;
	self->longest_gap = 0;
	self->switches = 0;
	self->inside = INSIDE_NOTHING;
	add(&rec->idle_ns, now - self->wait_ns);
	add(&rec->iterations, 1);
	add(&rec->turn, 1);
	if (now - self->base_ns > BASE_AGE)
		renew_base(self, now);
	/* Ordered before the look at turn_watched: either the watcher sees this turn, or we see
	 * that nobody watches. */
	atomic_store(&rec->turn_start, now);
	if (!atomic_load(&turn_watched) && turn_on_begin)
		turn_on_begin();
}

void turn_end(struct loop_thread *self)
{
	struct rec_loop *rec = self->rec;
	uint64_t now = sys_now();
	uint64_t duration;

	self->wait_ns = now;
	if (__builtin_expect(self->inside == INSIDE_CALL, 0))
		blocking_abandon(self);
	self->inside = INSIDE_NOTHING;
	atomic_store_explicit(&rec->wait_start, now, memory_order_relaxed);
	if (!self->turn_ns)
		return;
	duration = now - self->turn_ns;
	if (duration >= loop_thread_recording->threshold_ns)
		record_stall(self, self->turn_ns, duration);
	atomic_store_explicit(&rec->turn_start, 0, memory_order_release);
	self->turn_ns = 0;
	self->busy_total += duration;
	add(&rec->busy_ns, duration);
	add(&rec->busy[bucket(duration)], 1);
	if (duration > atomic_load_explicit(&rec->max_busy_ns, memory_order_relaxed))
		atomic_store_explicit(&rec->max_busy_ns, duration, memory_order_relaxed);
}

void turn_forget(struct loop_thread *self)
{
	self->turn_ns = 0;
	self->inside = INSIDE_NOTHING;
	self->wait_ns = sys_now();
	atomic_store(&self->rec->turn_start, 0);
}

bool turn_handler_stack(const struct loop_thread *self, uintptr_t *end)
{
	stack_t stack;
	uintptr_t start;

	if (sys_call2(SYS_sigaltstack, 0, &stack) < 0 || !(stack.ss_flags & SS_ONSTACK))
		return false;
	start = (uintptr_t)stack.ss_sp;
	*end = start + stack.ss_size;
	return self->outer_frame < start || self->outer_frame >= *end;
}

/* Whether a jump from SP to TARGET goes to a frame that the thing the thread is inside of has
 * called: those are between here and there. A handler may have a stack of its own, anywhere; then
 * they are on that one. Coroutines have other stacks again, and going there is leaving. */
static bool stays_inside(const struct loop_thread *self, uintptr_t sp, uintptr_t target)
{
	uintptr_t end;

	if (turn_handler_stack(self, &end))
		return target >= sp && target <= end;
	return target >= sp && target <= self->outer_frame;
}

void turn_jump(struct loop_thread *self, uintptr_t sp, uintptr_t target)
{
	if (!target || stays_inside(self, sp, target))
		return;
	if (self->inside == INSIDE_WAIT)
		turn_begin(self, 0);
	else if (self->inside == INSIDE_CALL)
		blocking_end(atomic_load_explicit(&self->rec->call_seq, memory_order_relaxed));
	self->inside = INSIDE_NOTHING;
}
