/* SPDX-License-Identifier: MIT
 *
 * kernel_view.h - what the kernel says about one of our threads, and what libc says of a function.
 *
 * For what no hook can know: how long a thread waited for a processor, and where it sleeps when
 * it went to sleep by itself. Reads /proc of our own process, on the monitor's thread only.
 */
#ifndef CORE_MONITOR_KERNEL_VIEW_H
#define CORE_MONITOR_KERNEL_VIEW_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct rec_header;
struct regs;

/* Nanoseconds that thread TID has waited for a processor so far; 0 if that is not known. */
uint64_t kernel_view_runq(pid_t tid);

enum kernel_view_state {
	KERNEL_VIEW_UNKNOWN, /* the kernel does not say */
	KERNEL_VIEW_RUNNING, /* on a processor, or waiting for one */
	KERNEL_VIEW_ASLEEP,  /* in a system call */
};

/* What thread TID does. If it is asleep: in system call NUMBER, with program counter and stack
 * pointer in REGS. That we may not know is noted in HEADER. */
enum kernel_view_state kernel_view_thread(struct rec_header *header, pid_t tid, long *number,
                                          struct regs *regs);

/* Index plus one, in HEADER's calls, of the row for system call NUMBER; made when it is new. 0 when
 * there is no room. Collector's lock. */
uint32_t kernel_view_call(struct rec_header *header, long number);

/* Address of the C library's function NAME, 0 if there is none. Not in a hook. */
uintptr_t kernel_view_function(const char *name);

#endif
