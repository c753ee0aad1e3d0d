/* SPDX-License-Identifier: MIT
 *
 * snapshots.h - stacks of one loop, taken while it is stuck and kept until the stall is recorded.
 *
 * All of this is done by the collector (watch.h), under its lock. SNAPS belongs to LOOP; a zeroed
 * one is empty. Stacks are in the recording; here are their numbers and what they are of.
 */
#ifndef CORE_MONITOR_SNAPSHOTS_H
#define CORE_MONITOR_SNAPSHOTS_H

#include <stdbool.h>
#include <stdint.h>

struct loop_thread;
struct rec_header;
struct stall_key;

enum {
	SNAPSHOTS_CALLS = 4
};

/* A stack that was taken, and of what. */
struct taken {
	uint64_t turn;
	uint64_t seq;   /* ticket of the call; 0: not in a hooked call */
	uint32_t stack; /* index plus one */
	uint32_t call;  /* index in the recording's calls plus one, 0 if none */
	uint64_t runq;  /* run-queue delay of the thread until then, 0 if not known */
};

struct snapshots {
	uint64_t turn;     /* the turn that is looked at */
	uint64_t next_age; /* age of that turn at which to ask the running thread again */
	struct taken calls[SNAPSHOTS_CALLS]; /* the last calls seen from inside, newest first */
	struct taken running;
	struct taken unseen; /* in a call no hook sees */
	uint64_t runnable;   /* the turn in which it was last seen without a processor to run on */
};

/* From now on TURN is looked at; a request of an older one is withdrawn. */
void snapshots_new_turn(struct rec_header *header, struct loop_thread *loop,
                        struct snapshots *snaps, uint64_t turn);

/* Takes the stack of the thread inside the hooked call with ticket SEQ, once. */
void snapshots_call(struct rec_header *header, struct loop_thread *loop, struct snapshots *snaps,
                    uint64_t seq);

/* Asks the running thread, whose turn is AGE old, for its stack, if it is time to. */
void snapshots_ask(struct rec_header *header, struct loop_thread *loop, struct snapshots *snaps,
                   uint64_t age);

/* For a thread that is in no hooked call and does not use the processor: takes its stack, once a
 * turn, if it sleeps in the kernel though no hook let it in; asks it as above if it waits for a
 * processor. */
void snapshots_other(struct rec_header *header, struct loop_thread *loop, struct snapshots *snaps,
                     uint64_t age);

/* Takes over stacks that the loop's thread itself has left. */
void snapshots_answers(struct rec_header *header, struct loop_thread *loop,
                       struct snapshots *snaps);

/* The call with ticket SEQ in turn TURN if its stack was taken, else NULL; SEQ 0: any call of that
 * turn. */
const struct taken *snapshots_recall(const struct snapshots *snaps, uint64_t turn, uint64_t seq);

/* Whether in turn TURN the thread was seen waiting for a processor, and never seen asleep, in a
 * hooked call or elsewhere: then it had none, whatever the kernel counted (it does not count a
 * group's throttling, nor what a virtual machine's host takes away). */
bool snapshots_was_runnable(const struct snapshots *snaps, uint64_t turn);

/* Fills in the stack that belongs to a stall of TURN with KEY's cause and call (ticket SEQ), and
 * the call where only the kernel saw it. */
void snapshots_match(const struct snapshots *snaps, uint64_t turn, uint64_t seq,
                     struct stall_key *key);

#endif
