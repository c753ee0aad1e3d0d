/* SPDX-License-Identifier: MIT
 *
 * hold.h - write without being killed for it.
 *
 * A pipe whose reader left and a file beyond the size limit are reported by a signal, whose default
 * is death. In a program that was only being watched both must be an error and nothing else.
 */
#ifndef REPORT_HOLD_H
#define REPORT_HOLD_H

#include <signal.h>

struct hold {
	sigset_t mask;   /* of the thread, before */
	sigset_t raised; /* of ours, pending before */
};

/* Keeps SIGPIPE and SIGXFSZ from the calling thread until hold_end. */
void hold_begin(struct hold *hold);

/* Takes back what was raised meanwhile and restores the mask. Preserves errno. */
void hold_end(const struct hold *hold);

#endif
