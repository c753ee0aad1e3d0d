/* SPDX-License-Identifier: MIT
 *
 * snapshots.c - stacks of one loop while it is stuck, taken in the way that suits its state.
 *
 * A thread inside a hooked call left its registers, so its stack is copied and unwound without
 * disturbing it; the copy counts only if the call was the same before and after copying. A thread
 * that uses the processor is asked by a signal, at doubling ages. One that does neither sleeps in
 * a call no hook sees: the kernel says which, and where its stack pointer is.
 *
 * The turn's record arrives later, when it has ended; then the stack is found by turn and ticket.
 */
#include "core/monitor/snapshots.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>

#include "core/base/gate.h"
#include "core/monitor/kernel_view.h"
#include "core/monitor/process.h"
#include "core/record/stall_table.h"
#include "core/record/store.h"
#include "core/record/strings.h"
#include "core/stack/frames.h"
#include "core/state/call.h"
#include "core/state/loop_thread.h"

static struct window scratch;

void snapshots_new_turn(struct rec_header *header, struct loop_thread *loop,
                        struct snapshots *snaps, uint64_t turn)
{
	snaps->turn = turn;
	snaps->next_age = 0;
	if (sample_withdraw(&loop->sample))
		store_count(header, REC_COUNT_SIGNALS_LOST);
}

/* Unwinds WINDOW, in call CALL (id plus one, 0: none), into the recording; index plus one. */
static uint32_t keep_stack(struct rec_header *header, const struct window *window, uint32_t call)
{
	const struct rec_call *calls = store_section(header, REC_CALLS);
	struct rec_stack stack;
	bool in_linker = call && call_kind(call - 1) == CALL_LOAD;

	/* The dynamic linker and libunwind make system calls of their own. */
	if (gate_is_shut())
		return 0;
	frames_of_window(header, window, call ? strings_get(header, calls[call - 1].name) : NULL,
	                 call ? kernel_view_function(call_name(call - 1)) : 0, !in_linker, &stack);
	return stall_table_stack(header, &stack);
}

/* Room for one more call whose stack is taken. */
static struct taken *remember(struct snapshots *snaps)
{
	memmove(&snaps->calls[1], &snaps->calls[0],
	        (SNAPSHOTS_CALLS - 1) * sizeof(snaps->calls[0]));
	return &snaps->calls[0];
}

const struct taken *snapshots_recall(const struct snapshots *snaps, uint64_t turn, uint64_t seq)
{
	for (int i = 0; i < SNAPSHOTS_CALLS; i++) {
		const struct taken *seen = &snaps->calls[i];

		if (seen->seq && seen->turn == turn && (seq == 0 || seen->seq == seq))
			return seen;
	}
	return NULL;
}

void snapshots_call(struct rec_header *header, struct loop_thread *loop, struct snapshots *snaps,
                    uint64_t seq)
{
	uint32_t call = atomic_load_explicit(&loop->rec->call, memory_order_relaxed);
	struct taken *seen;

	if (snaps->calls[0].seq == seq)
		return;
	scratch.regs = loop->regs;
	window_fill(&scratch);
	atomic_thread_fence(memory_order_acquire);
	if (atomic_load(&loop->rec->call_seq) != seq || call == 0) {
		store_count(header, REC_COUNT_SAMPLES_RACED);
		return;
	}
	store_count(header, REC_COUNT_SAMPLES_BLOCKED);
	atomic_store(&loop->sampled_seq, seq);
	seen = remember(snaps);
	*seen = (struct taken){ .turn = snaps->turn, .seq = seq, .call = call };
	seen->runq = kernel_view_runq(loop->rec->tid);
	seen->stack = keep_stack(header, &scratch, call);
}

void snapshots_ask(struct rec_header *header, struct loop_thread *loop, struct snapshots *snaps,
                   uint64_t age)
{
	int result;

	if (!process.settings.signals || age < snaps->next_age)
		return;
	result = sample_ask(&loop->sample, loop->rec->tid, snaps->turn);
	if (result == 0) {
		store_count(header, REC_COUNT_SIGNALS_SENT);
		snaps->next_age = age * 2;
	} else if (result == -EAGAIN) {
		store_cover(header, REC_COVER_SIGNAL_BLOCKED);
	}
}

void snapshots_other(struct rec_header *header, struct loop_thread *loop, struct snapshots *snaps,
                     uint64_t age)
{
	enum kernel_view_state state;
	long number = 0;

	if (snaps->unseen.turn == snaps->turn)
		return;
	state = kernel_view_thread(header, loop->rec->tid, &number, &scratch.regs);
	if (state == KERNEL_VIEW_RUNNING) {
		snaps->runnable = snaps->turn;
		snapshots_ask(header, loop, snaps, age);
	}
	if (state != KERNEL_VIEW_ASLEEP)
		return;
	window_fill(&scratch);
	if (atomic_load(&loop->rec->turn) != snaps->turn)
		return;
	snaps->unseen = (struct taken){ .turn = snaps->turn };
	snaps->unseen.call = kernel_view_call(header, number);
	snaps->unseen.stack = keep_stack(header, &scratch, 0);
}

void snapshots_answers(struct rec_header *header, struct loop_thread *loop, struct snapshots *snaps)
{
	struct window *window = &loop->sample.window;
	struct taken *seen;

	if (atomic_load_explicit(&loop->sample.state, memory_order_acquire) == SAMPLE_READY) {
		snaps->running.turn = window->turn;
		snaps->running.stack = keep_stack(header, window, 0);
		atomic_store(&loop->sample.state, SAMPLE_IDLE);
	}
	if (atomic_load_explicit(&loop->copy_state, memory_order_acquire) == COPY_READY) {
		window = &loop->copy;
		seen = remember(snaps);
		*seen = (struct taken){ .turn = window->turn,
			                .seq = window->call_seq,
			                .call = window->call };
		seen->stack = keep_stack(header, window, window->call);
		atomic_store(&loop->copy_state, COPY_FREE);
	}
}

bool snapshots_was_runnable(const struct snapshots *snaps, uint64_t turn)
{
	return snaps->runnable == turn && snaps->unseen.turn != turn &&
	       !snapshots_recall(snaps, turn, 0);
}

void snapshots_match(const struct snapshots *snaps, uint64_t turn, uint64_t seq,
                     struct stall_key *key)
{
	bool in_call = key->cause == REC_CAUSE_BLOCKED_CALL || key->cause == REC_CAUSE_LOCK_WAIT ||
	               key->cause == REC_CAUSE_NESTED_WAIT;
	const struct taken *blocked = snapshots_recall(snaps, turn, in_call && key->call ? seq : 0);
	const struct taken *running = snaps->running.turn == turn ? &snaps->running : NULL;
	const struct taken *unseen = snaps->unseen.turn == turn ? &snaps->unseen : NULL;

	if (in_call && key->call && blocked)
		key->stack = blocked->stack;
	else if (in_call && !key->call && unseen)
		key->stack = unseen->stack, key->call = unseen->call;
	else if (!in_call && running)
		key->stack = running->stack;
	else if (!in_call && blocked)
		key->stack = blocked->stack;
	else if (!in_call && unseen)
		key->stack = unseen->stack;
}
