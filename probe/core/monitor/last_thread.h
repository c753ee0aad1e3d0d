/* SPDX-License-Identifier: MIT
 *
 * last_thread.h - a program whose threads all end, instead of one of them exiting the process.
 *
 * When the last thread of a program returns, the C library runs exit(0). Our monitor is a thread,
 * too: as long as it lives no other is the last. So it must notice that nobody else is left, and
 * then end like the program's last thread would have.
 */
#ifndef CORE_MONITOR_LAST_THREAD_H
#define CORE_MONITOR_LAST_THREAD_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

/* The calling thread is ending; if it is the main one, from now on the question arises. Any thread,
 * signal-safe. True when it is the main one. */
bool last_thread_note_end(void);

/* Whether the main thread has ended or is about to. Any thread. */
bool last_thread_is_near(void);

/* Whether the kernel knows no thread of this process but the caller and a dead main thread. */
bool last_thread_is_alone(void);

/* Whether the process has two threads, such as the caller and the monitor. */
bool last_thread_is_next(void);

/* Ends the process as the C library does after its last thread: starts a thread with the program's
 * usual stack and with the signal mask MASK, which returns when the calling one has ended. The
 * caller must return from its thread at once, also when this fails. */
void last_thread_hand_over(const sigset_t *mask);

/* A child of fork: its only thread is the main one. */
void last_thread_forked(void);

#endif
