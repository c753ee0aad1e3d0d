/* SPDX-License-Identifier: MIT
 *
 * monitor.h - the one thread of our own, and its small event loop.
 *
 * It starts with the first loop, sleeps while all loops do, and is the only place where the
 * probe may take its time: it unwinds, merges, names and writes. Programs without a loop never
 * get it.
 */
#ifndef CORE_MONITOR_MONITOR_H
#define CORE_MONITOR_MONITOR_H

#include <stdbool.h>
#include <stdint.h>

/* Starts the monitor if the process has none. Called by the first thread that turns out to be a
 * loop; safe to call again. Not in a handler. */
void monitor_start(void);

/* Whether this process has a monitor. Any thread. */
bool monitor_is_alive(void);

enum monitor_wish {
	MONITOR_REPORT = 1,  /* write the report */
	MONITOR_PREPARE = 2, /* reporter_prepare */
};

/* Has the monitor do WISH and waits for it at most TIMEOUT_NS. 0, -ESRCH when there is no monitor,
 * -ETIMEDOUT, or why writing the report failed. Allocates nothing: usable where the process may be
 * in the middle of malloc. */
int monitor_ask(enum monitor_wish wish, uint64_t timeout_ns);

/* Makes the control socket now, in the calling thread's table, if it is not there. */
void monitor_open_socket(void);

/* Removes the control socket's name. */
void monitor_close_socket(void);

/* Takes over what the loops left, in the calling thread, which may be a loop's: where there is no
 * monitor. Makes no system call. */
void monitor_collect(void);

/* Ends the monitor's thread, within TIMEOUT_NS if possible, and closes what it had open; none is
 * started until monitor_resume. Not in a handler. */
void monitor_suspend(uint64_t timeout_ns);
void monitor_resume(void);

/* Around fork. Before: the monitor stands still in a place where the child can do without it. */
void monitor_before_fork(void);
void monitor_after_fork_parent(void);
void monitor_after_fork_child(void);

#endif
