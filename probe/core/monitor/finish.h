/* SPDX-License-Identifier: MIT
 *
 * finish.h - what is done when a process ends, or gives up the right to do it later.
 *
 * Ends differ in what they allow: exit() lets us allocate, _exit and exec may come from a signal
 * handler or a vfork child, and losing privileges is an end for everything that needs a folder.
 */
#ifndef CORE_MONITOR_FINISH_H
#define CORE_MONITOR_FINISH_H

#include <stdbool.h>

/* The process ends in the way END (enum rec_end) with STATUS (-1: not known). Notes it, writes the
 * report, and removes recording and socket when it is complete and the user does not keep them.
 * DIRECT: in the calling thread; else by the monitor, waited for at most a second or two. */
void finish(unsigned end, int status, bool direct);

/* The same without a report: the recording stays, with how the process ended in it. There must be
 * one. Signal-safe. */
void finish_unwritten(unsigned end, int status);

/* The process ends in a way that allows no allocation, and had no loop: its files are removed, for
 * they say nothing. */
void finish_unseen(void);

/* The process is about to give up privileges: everything that needs a folder's permission is done
 * now. Not in a handler. */
void finish_prepare(void);

#endif
