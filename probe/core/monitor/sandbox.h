/* SPDX-License-Identifier: MIT
 *
 * sandbox.h - the process locks itself in: the last moment at which the probe may ask the kernel.
 *
 * Called around the call that installs a seccomp filter. Before it everything is brought into the
 * recording, the monitor ends and the gate (base/gate.h) is shut; after it the probe lives on
 * memory alone: loops are still recognised and timed, stalls still recorded, and the reader makes
 * the report from the recording.
 */
#ifndef CORE_MONITOR_SANDBOX_H
#define CORE_MONITOR_SANDBOX_H

#include <stdbool.h>

enum sandbox_kind {
	SANDBOX_FILTER,
	SANDBOX_STRICT, /* the thread may not even read the processor's counter, as clocks do */
};

/* The calling thread is about to be put into a sandbox of KIND. Takes at most a few seconds,
 * usually no millisecond. Not in a handler. Preserves errno. */
void sandbox_enter(enum sandbox_kind kind);

/* What sandbox_enter was called for happened, or failed: then the probe wakes up again, if nobody
 * else succeeded. Preserves errno. */
void sandbox_entered(enum sandbox_kind kind, bool happened);

#endif
