/* SPDX-License-Identifier: MIT
 *
 * farewell.h - did a process say goodbye, and is its report the last word?
 *
 * A process that became another user may write its report and still not remove its recording. The
 * recording tells that it ended by itself, the report that it was written after that.
 */
#ifndef READER_SESSION_FAREWELL_H
#define READER_SESSION_FAREWELL_H

#include <glib.h>

/* Whether the process of the recording at PATH began to exit by itself. False also for what is no
 * recording. */
gboolean farewell_begun(const char *path);

/* Whether REPORT is readable, about the process of the recording at PATH (not one that had its
 * number before), and written when that had ended. */
gboolean farewell_told(const char *path, const char *report);

#endif
