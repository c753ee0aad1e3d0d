/* SPDX-License-Identifier: MIT
 *
 * sample.h - the stack of a thread that is running, by one polite signal.
 *
 * Only for a thread that was seen using the processor: a blocked one is never signalled (its
 * wrapper left its registers). The handler copies registers and stack into memory prepared
 * beforehand and does nothing else. At most one request per thread is in flight; an answer that
 * comes too late is recognised and ignored.
 */
#ifndef CORE_STACK_SAMPLE_H
#define CORE_STACK_SAMPLE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "core/stack/window.h"

enum sample_state {
	SAMPLE_IDLE,
	SAMPLE_ASKED,
	SAMPLE_FILLING,
	SAMPLE_READY,
};

struct sample {
	_Atomic uint32_t state;      /* enum sample_state */
	_Atomic uint64_t generation; /* signals of ours that this thread has handled */
	struct window window;        /* valid while state is SAMPLE_READY */
};

/* Makes SAMPLE the place where this thread's answers go; NULL: none. */
void sample_attach(struct sample *sample);

/* Asks thread TID, whose place is SAMPLE, for its stack in turn TURN. 0; -EBUSY while a request is
 * in flight; -EAGAIN when the thread blocks the signal; other negative errno. Installs the handler
 * at the first use. One thread at a time may ask. */
int sample_ask(struct sample *sample, pid_t tid, uint64_t turn);

/* Takes a request back that was not answered. True when there was one. */
bool sample_withdraw(struct sample *sample);

/* The number of the signal in use, 0 while none was ever needed. */
int sample_signal(void);

#endif
