/* SPDX-License-Identifier: MIT
 *
 * gate.h - the one door through which the probe's own system calls go, and which can be shut.
 *
 * Why it exists
 *   A program that sandboxes itself tells the kernel which system calls it makes, and is killed for
 *   any other. Ours are others. From then on the probe must not make a single one, in no thread and
 *   on no path, however rare. So all of them pass here, and when the gate is shut they fail as if
 *   the kernel did not know them; every caller must live with failure anyway.
 *
 * What it does not do
 *   Clocks that the kernel maps into the process (sys_now) and memory need no gate. Calls of the C
 *   library that make system calls are not seen here: who uses them asks gate_is_shut first.
 */
#ifndef CORE_BASE_GATE_H
#define CORE_BASE_GATE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

extern _Atomic bool gate_shut_now;

/* Whether no system call of ours is made any more. Any thread, signal-safe. */
static inline bool gate_is_shut(void)
{
	return atomic_load_explicit(&gate_shut_now, memory_order_relaxed);
}

/* System call NR, unless the gate is shut: then -ENOSYS. The kernel's return value otherwise. Any
 * thread, signal-safe. */
long gate_call(long nr, long a, long b, long c, long d, long e, long f);

/* Shuts the gate and waits, TIMEOUT_NS at most, for calls of other threads that are under way. */
void gate_shut(uint64_t timeout_ns);

/* Opens it again: the sandbox did not come about. */
void gate_open(void);

/* The process is a child of fork: nobody else's call is under way here. */
void gate_forked(void);

/* Ids of the process and of the calling thread: the kernel's answer, or the last one known when it
 * cannot be asked; 0 if there is none. */
pid_t gate_pid(void);
pid_t gate_tid(void);

#endif
