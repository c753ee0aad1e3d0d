/* SPDX-License-Identifier: MIT
 *
 * failure.h - the one error domain of the reader; an error's code is the exit status it causes.
 *
 * A message is one sentence for the user, without "asyncprobe:" in front and without a full stop,
 * and names the file, field or option that is to blame. main.c prints it and exits with the code.
 */
#ifndef READER_BASE_FAILURE_H
#define READER_BASE_FAILURE_H

#include <glib.h>

enum exit_status {
	EXIT_CLEAN = 0,       /* done, nothing over budget */
	EXIT_OVER_BUDGET = 1, /* done, and --fail-on says no */
	EXIT_USAGE = 2,       /* the command line is wrong */
	EXIT_TROUBLE = 3,     /* could not attach, could not read, could not write */
};

/* The domain of every error made by the functions below. */
GQuark failure_quark(void);

/* Sets ERROR to a usage mistake (exit status 2). Always false, to be returned. */
gboolean failure_usage(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Sets ERROR to trouble outside of the command line (exit status 3). Always false. */
gboolean failure_trouble(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The exit status that ERROR stands for; errors of other domains are trouble, those of GLib's
 * option parser are usage. */
int failure_exit_status(const GError *error);

#endif
