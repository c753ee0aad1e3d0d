/* SPDX-License-Identifier: MIT
 *
 * forward.h - signals that were sent to us and are meant for the program we started.
 *
 * Which ones those are, and how one is sent on so that it arrives as it was sent. When they are
 * waited for is child.h's business.
 */
#ifndef READER_LAUNCH_FORWARD_H
#define READER_LAUNCH_FORWARD_H

#include <signal.h>
#include <sys/types.h>

/* Makes SET all signals that one process may send another and that can be waited for. */
void forward_fill(sigset_t *set);

/* Sends the signal of INFO on to PID if it is meant for it, with its value where it has one. */
void forward_signal(pid_t pid, siginfo_t *info);

#endif
