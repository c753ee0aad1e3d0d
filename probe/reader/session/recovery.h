/* SPDX-License-Identifier: MIT
 *
 * recovery.h - the report of a recording whose process did not, or not yet, write it.
 *
 * Used by `asyncprobe recover` on request and by `asyncprobe run` for processes that were killed.
 * The recording itself stays as it is; removing it is up to the caller.
 */
#ifndef READER_SESSION_RECOVERY_H
#define READER_SESSION_RECOVERY_H

#include <glib.h>

#include "reader/symbols/symbols.h"

/* The report's path for a recording at PATH: ".aprec" becomes ".json", anything else gets it
 * appended. The caller frees. */
char *recovery_output(const char *path);

/* Builds the report of the recording at PATH, with names from SYMBOLS, and writes it to OUTPUT.
 * SIGNAL, unless 0, is what the process was seen to die of; an event of the report says so. False
 * with ERROR set (exit status 3) when PATH is no recording, damaged, of another version, or OUTPUT
 * cannot be written. A recording that is still being written gives its state so far. */
gboolean recovery_run(const char *path, const char *output, int signal, struct symbols *symbols,
                      GError **error);

#endif
