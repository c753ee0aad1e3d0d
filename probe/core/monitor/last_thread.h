/* SPDX-License-Identifier: MIT
 *
 * last_thread.h - a program whose threads all end, instead of one of them exiting the process.
 *
 * When the last thread of a program returns, the C library runs exit(0). Our monitor is a thread,
 * too: as long as it lives no other is the last. So somebody must notice that nobody else is left,
 * send the monitor away, and end like the program's last thread would have.
 */
#ifndef CORE_MONITOR_LAST_THREAD_H
#define CORE_MONITOR_LAST_THREAD_H

#include <stdbool.h>
#include <stdint.h>

/* The calling thread is ending by itself. If it is the main one, a thread takes its place that ends
 * when there is only the monitor besides it. Any thread, not in a handler. */
void last_thread_note_end(void);

/* The same for a thread that ends by the bare system call, of which the C library learns nothing:
 * the process's status may be this thread's, so if no other is left the monitor is gone before. */
void last_thread_note_exit(void);

/* A monitor was started: if the main thread has ended before, a thread takes its place now. */
void last_thread_monitor_began(void);

/* Sends the thread that took the place home, within TIMEOUT_NS if possible, until the next monitor
 * begins. Not in a handler. */
void last_thread_monitor_ends(uint64_t timeout_ns);

/* A child of fork: its only thread is the main one. */
void last_thread_forked(void);

#endif
